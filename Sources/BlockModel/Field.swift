/// The value of one field.
public struct Field: Hashable, Sendable {
    /// The field's name, such as `NUM`.
    public var name: String
    /// Its text exactly as written.
    public var text: String
    /// The id of the variable it names, when the file says one.
    public var variableID: String?
    /// The type of the variable it names, when the file says one.
    public var variableType: String?
    /// The place of its start tag.
    public var position: SourcePosition

    /// Makes a field value.
    public init(name: String, text: String, variableID: String? = nil, variableType: String? = nil, at position: SourcePosition) {
        self.name = name
        self.text = text
        self.variableID = variableID
        self.variableType = variableType
        self.position = position
    }
}

extension PackedList<Field> {
    /// The last field of a name, as a repeated field is read.
    public func named(_ name: String) -> Field? { lastIndex { $0.name == name }.map { self[$0] } }

    /// The text of the last field of a name.
    public func text(named name: String) -> String? { lastIndex { $0.name == name }.map { self[$0].text } }
}

/// An attribute as written.
public struct MarkupAttribute: Hashable, Sendable {
    /// Its qualified name.
    public var name: String
    /// Its value, entities resolved.
    public var value: String

    /// Makes an attribute.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A small tree of markup kept as written: a mutation, or an element of no known meaning.
///
/// The reader bounds its depth (`ReadingLimits.maximumMarkupDepth`), so it may be walked with recursion.
public struct MarkupElement: Hashable, Sendable {
    /// The local name, such as `mutation` or `arg`.
    public var name: String
    /// The attributes in document order.
    public var attributes: [MarkupAttribute]
    /// The child elements in document order.
    public var children: [MarkupElement]
    /// The text directly inside, concatenated.
    public var text: String
    /// The place of its start tag.
    public var position: SourcePosition

    /// Makes an element.
    public init(
        _ name: String, attributes: [MarkupAttribute] = [], children: [MarkupElement] = [], text: String = "", at position: SourcePosition
    ) {
        self.name = name
        self.attributes = attributes
        self.children = children
        self.text = text
        self.position = position
    }

    /// The value of the attribute of a name.
    public subscript(attribute: String) -> String? {
        attributes.first { $0.name == attribute }?.value
    }
}

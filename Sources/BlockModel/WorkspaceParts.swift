/// A variable declared in `<variables>`.
public struct VariableDeclaration: Hashable, Sendable {
    /// Its name as people see it.
    public var name: String
    /// Its id, when the file says one.
    public var id: String?
    /// Its type, empty for the usual untyped variable.
    public var type: String
    /// The place of its start tag.
    public var position: SourcePosition

    /// Makes a declaration.
    public init(name: String, id: String? = nil, type: String = "", at position: SourcePosition) {
        self.name = name
        self.id = id
        self.type = type
        self.position = position
    }
}

/// The comment of a block.
public struct BlockComment: Hashable, Sendable {
    /// What it says.
    public var text: String
    /// `pinned`, `h`, `w`, `x`, `y` as written.
    public var attributes: [MarkupAttribute]

    /// Makes a comment.
    public init(text: String, attributes: [MarkupAttribute] = []) {
        self.text = text
        self.attributes = attributes
    }
}

/// A comment on the workspace itself.
public struct WorkspaceComment: Hashable, Sendable {
    /// What it says.
    public var text: String
    /// `id`, `x`, `y`, `w`, `h`, `collapsed`, ... as written.
    public var attributes: [MarkupAttribute]
    /// The place of its start tag.
    public var position: SourcePosition

    /// Makes a comment.
    public init(text: String, attributes: [MarkupAttribute] = [], at position: SourcePosition) {
        self.text = text
        self.attributes = attributes
        self.position = position
    }
}

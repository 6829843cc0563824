/// One block as an export says it.
public struct Block: Sendable {
    /// The XML type, such as `controls_repeat_ext`.
    public var type: String
    /// The id as written; ids are not unique in real exports.
    public var id: String?
    /// The place of its start tag.
    public var position: SourcePosition
    /// Whether it was written as `<shadow>`: a default that a real block in the same input replaces.
    public var isShadow = false
    /// The block whose input or `next` holds this one; nil at top level.
    public var parent: BlockReference?
    /// Field values in document order.
    public var fields: [Field] = []
    /// Value and statement inputs in document order.
    public var inputs: [Input] = []
    /// The following statement.
    public var next: BlockReference?
    /// The shadow in `<next>`, when the file has one.
    public var nextShadow: BlockReference?
    /// The mutations in document order; almost always none or one.
    public var mutations: [MarkupElement] = []
    /// `disabled`, `collapsed`, `inline` and the other switches.
    public var state = BlockState()
    /// What few blocks have.
    public var extra: BlockExtra?

    /// Makes a block of a type.
    public init(type: String, id: String? = nil, at position: SourcePosition) {
        self.type = type
        self.id = id
        self.position = position
    }

    /// The value of the last field of a name, as a repeated field is read.
    public func field(_ name: String) -> Field? {
        fields.last { $0.name == name }
    }

    /// The input of a name.
    public func input(_ name: String) -> Input? {
        inputs.last { $0.name == name }
    }
}

/// The switches of a block that an editor shows.
public struct BlockState: Hashable, Sendable {
    /// Whether the block is switched off: it makes no code.
    public var isDisabled = false
    /// The reasons of `disabled-reasons`; their presence, even empty, disables.
    public var disabledReasons: [String]?
    /// Whether it is drawn folded.
    public var isCollapsed = false
    /// Whether inputs are drawn in one row; nil leaves it to the definition.
    public var isInline: Bool?
    /// Whether an editor lets it be deleted.
    public var isDeletable = true
    /// Whether an editor lets it be moved.
    public var isMovable = true
    /// Whether an editor lets its fields be changed.
    public var isEditable = true

    /// Makes the state of a plain block.
    public init() {}
}

/// What only a few blocks carry, kept apart so that the others stay small.
public struct BlockExtra: Hashable, Sendable {
    /// The `x` attribute as written, top-level blocks only.
    public var x: String?
    /// The `y` attribute as written.
    public var y: String?
    /// The comment of the block.
    public var comment: BlockComment?
    /// The opaque string of `<data>`.
    public var data: String?
    /// The JSON text of Codeless's `bl_meta` attribute: a label for people.
    public var metadata: String?
    /// Attributes of no known meaning, as written.
    public var attributes: [MarkupAttribute] = []
    /// Elements of no known meaning, as written.
    public var elements: [MarkupElement] = []

    /// Makes an empty set of extras.
    public init() {}
}

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

/// What is plugged into one input.
public struct Input: Hashable, Sendable {
    /// How the file wrote it; Blockly takes either tag for either kind of input.
    public enum Tag: Hashable, Sendable {
        /// `<value>`.
        case value
        /// `<statement>`.
        case statement
    }

    /// The input's name, such as `DO0`.
    public var name: String
    /// The tag it was written with.
    public var tag: Tag
    /// The block plugged in.
    public var block: BlockReference?
    /// The shadow, which counts where no block is plugged in.
    public var shadow: BlockReference?
    /// The place of its start tag.
    public var position: SourcePosition

    /// Makes an empty input.
    public init(name: String, tag: Tag, at position: SourcePosition) {
        self.name = name
        self.tag = tag
        self.position = position
    }

    /// The block, else the shadow.
    public var content: BlockReference? { block ?? shadow }
}

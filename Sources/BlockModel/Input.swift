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
    public var block: BlockReference? {
        get { BlockReference(blockStorage) }
        set { blockStorage = newValue.storage }
    }
    /// The shadow, which counts where no block is plugged in.
    public var shadow: BlockReference? {
        get { BlockReference(shadowStorage) }
        set { shadowStorage = newValue.storage }
    }
    private var blockStorage: Int32 = -1
    private var shadowStorage: Int32 = -1
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

extension PackedList<Input> {
    /// The last input of a name.
    public func named(_ name: String) -> Input? { lastIndex { $0.name == name }.map { self[$0] } }

    /// The block, else the shadow, in the last input of a name.
    public func content(named name: String) -> BlockReference? { lastIndex { $0.name == name }.flatMap { self[$0].content } }
}

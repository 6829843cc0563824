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
    /// The reasons of `disabled-reasons`; set through the block, which they disable.
    public internal(set) var disabledReasons: [String]?
    /// Attributes of no known meaning, as written.
    public var attributes: [MarkupAttribute] = []
    /// Elements of no known meaning, as written.
    public var elements: [MarkupElement] = []

    /// Makes an empty set of extras.
    public init() {}
}

/// Everything an export says: its blocks, variables and comments, before any meaning is given to them.
///
/// Blocks live in one array in document order and refer to each other by `BlockReference`, so that a workspace of any
/// depth is copied, walked and freed without recursion.
public struct Workspace: Sendable {
    /// The shape of the document.
    public enum Shape: Sendable {
        /// An `<xml>` element (or any root that holds blocks), or a JSON workspace.
        case document
        /// A single `<block>` as Codeless puts on the clipboard.
        case bareBlock
    }

    /// The file as the user named it, `-` for standard input.
    public var file: String
    /// Whether it was a document or a bare block.
    public var shape: Shape = .document
    /// The namespace of the root element, as written.
    public var namespace: String?
    /// Attributes of the root element that carry no meaning for a program, as written.
    public var extraAttributes: [MarkupAttribute] = []
    /// All blocks in document order: a parent precedes its children.
    public var blocks: [Block] = []
    /// The top-level blocks in document order.
    public var topBlocks: [BlockReference] = []
    /// The declared variables in document order.
    public var variables: [VariableDeclaration] = []
    /// Comments on the workspace itself.
    public var comments: [WorkspaceComment] = []
    /// Elements that are neither blocks, variables nor comments; kept so that nothing is lost.
    public var extraElements: [MarkupElement] = []
    /// The deepest nesting of blocks through inputs; `next` does not count.
    public var depth = 0

    /// Makes an empty workspace.
    public init(file: String) { self.file = file }

    /// The block a reference stands for.
    ///
    /// It is inlined everywhere: whoever looks at one property of a block copies no other.
    @inlinable public subscript(reference: BlockReference) -> Block {
        get { blocks[reference.offset] }
        _modify { yield &blocks[reference.offset] }
    }

    /// Adds a block and returns its reference.
    public mutating func append(_ block: Block) -> BlockReference {
        blocks.append(block)
        return BlockReference(offset: blocks.count - 1)
    }
}

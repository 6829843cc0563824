/// One thing that is drawn within a block.
struct Piece {
    enum Kind: UInt8 {
        /// Words on the block.
        case label
        /// A box with the value of a field.
        case box
        /// A box with a value that is chosen from a list.
        case choice
        /// A box with a tick, or without.
        case checkbox
        /// A box of a colour.
        case colour
        /// A socket for a value within the outline.
        case inlineSocket
        /// A socket for a value at the right edge.
        case edgeSocket
        /// The mouth for statements.
        case mouth
        /// The gear of a block that an editor's dialog shapes.
        case gear
        /// The sign that the block has a comment.
        case comment
    }

    var kind: Kind
    /// The place of its upper left corner, from that of the block.
    var x: Int
    var y: Int = 0
    var width: Int
    var height: Int
    /// What it says, in lines.
    var text = ""
    /// What is plugged in: an offset in `Workspace.blocks`; -1 for nothing.
    var child: Int = -1
    /// The middle of its first line, from its upper edge.
    var center: Int

    /// The smallest x of what is right of it.
    var right: Int { x + width }
}

/// The size of one block and where its pieces are.
struct BlockBox {
    /// The size of the outline, without the tab of an output and without what stands out on the right.
    var width: Int = 0
    var height: Int = 0
    /// The right end of everything in the block, its inputs included.
    var fullWidth: Int = 0
    /// The same for the block and all that follow it.
    var stackWidth: Int = 0
    /// The height of the block and all that follow it.
    var stackHeight: Int = 0
    /// The middle of the first row.
    var center: Int = 0
    /// Its pieces in `WorkspaceLayout.pieces`.
    var pieces: Range<Int> = 0..<0
    /// How it is plugged into others.
    var connections: BlockFace.Connections = []
    /// Its colour: `Palette`.
    var tint = Palette.unknown
    /// Whether it is drawn folded.
    var isCollapsed = false
}

/// The measures of blocks in pixels.
///
/// - Source: Blockly, core/renderers/common/constants.ts and geras/constants.ts; boxes are a little higher.
enum Measure {
    static let tabWidth = 8
    /// From the upper edge of a block to its tab.
    static let tabTop = 5
    static let tabHeight = 15
    static let notchLeft = 15
    static let notchWidth = 15
    static let notchHeight = 4
    static let corner = 4
    /// Left of the first and right of the last piece of a row.
    static let side = 8
    /// Between two pieces of a row.
    static let gap = 6
    static let boxHeight = 20
    static let boxPadding = 6
    static let arrowWidth = 13
    static let smallestBox = 14
    /// The width of an empty socket, its tab included.
    static let emptySocketWidth = 24
    static let emptySocketHeight = 26
    static let emptyMouthHeight = 24
    /// Left of a mouth without a label.
    static let mouthLeft = 20
    /// From the left of a mouth to the right edge of the block, at least.
    static let mouthWidth = 44
    static let rowHeight = 20
    static let edge = 5
    /// Above and below statements.
    static let arm = 10
    static let smallestWidth = 34
    /// The widest line of a field; longer values go on in the next line.
    static let fieldLine = 560
    static let commentLine = 220
    static let jag = 6
}

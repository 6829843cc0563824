internal import BlockModel

/// An element that is open while the file is read.
struct Frame {
    /// What the element is, which decides what may be inside.
    enum Kind: UInt8 {
        /// The root, when it is not a block.
        case root
        /// `<block>` or `<shadow>`.
        case block
        /// `<value>` or `<statement>`.
        case input
        case next
        case variables
        /// Elements whose text is wanted.
        case field, blockComment, data, workspaceComment, variable
        /// An element inside one of those: only its text counts.
        case nested
        /// A mutation, an element of no known meaning, or an element inside one.
        case markup
        /// An element that is left out, with all that is inside.
        case skipped
    }

    var kind: Kind
    /// Whether the text inside is collected.
    var collectsText: Bool {
        switch kind {
        case .field, .blockComment, .data, .workspaceComment, .variable, .nested, .markup: true
        case .root, .block, .input, .next, .variables, .skipped: false
        }
    }
    /// Offset in the name table.
    var name: Int32
    /// The place of the start tag.
    var position: SourcePosition
    /// The block itself, or the block the element belongs to; -1 outside of blocks.
    var block: Int32
    /// Where its own part begins: of the pending inputs for a block, of the collected text for markup; for an input, its place among the
    /// pending inputs.
    var start: Int32 = 0
    /// The block found in an input or `<next>`, -1 for none.
    var first: Int32 = -1
    /// How deep a block is nested through inputs; the shadow found in an input or `<next>`, -1 for none.
    var second: Int32 = -1
}

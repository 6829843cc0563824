import BlockCompiler
import BlockModel

/// What one block shows: its labels, fields and inputs in the order of the screen.
struct BlockFace {
    /// A label, or a field with what people see of its value.
    struct Part {
        enum Kind {
            case label
            case text
            case number
            case option
            case variable
            case checkbox
            case colour
        }

        var kind: Kind
        var text: String
        /// The field's name, also of a label that belongs to a field; empty for other labels.
        var name = ""
    }

    /// What can be plugged in behind the parts.
    enum Socket {
        case value
        case statement
        /// Nothing: the parts stand in a row of their own.
        case none
    }

    /// Some parts and the input behind them.
    struct Input {
        var parts: [Part] = []
        var socket = Socket.none
        var name = ""
        var content: BlockReference?
        /// Whether the parts stand at the right edge where the row is narrower than the block.
        var isRightAligned = false
    }

    /// How the block is plugged into others.
    struct Connections: OptionSet {
        var rawValue: UInt8
        static let output = Connections(rawValue: 1)
        static let previous = Connections(rawValue: 2)
        static let next = Connections(rawValue: 4)
    }

    /// The inputs in the order of the screen.
    var inputs: [Input]
    /// Whether value inputs stand in one row with the rest.
    var isInline: Bool
    /// Whether the block carries a gear: an editor has a dialog that shapes it.
    var hasMutator = false
    /// Its colour: `Palette`.
    var tint = Palette.unknown
    /// How it is plugged in.
    var connections: Connections

    /// Whether an input starts a row of its own.
    ///
    /// - Source: Blockly, core/renderers/common/info.ts, `shouldStartNewRow_`.
    func startsRow(_ offset: Int) -> Bool {
        guard offset > 0 else { return true }
        if inputs[offset].socket == .statement || inputs[offset - 1].socket == .statement { return true }
        return !isInline
    }

    /// Blockly's rule for blocks that do not say: in one row where words follow a value, but not where rows of words meet.
    ///
    /// - Source: Blockly, core/block.ts, `getInputsInline`.
    static func isInlineByRule(_ inputs: [Input]) -> Bool {
        let pairs = zip(inputs, inputs.dropFirst())
        if pairs.contains(where: { $0.socket == .none && $1.socket == .none }) { return false }
        return pairs.contains { $0.socket == .value && $1.socket == .none }
    }
}

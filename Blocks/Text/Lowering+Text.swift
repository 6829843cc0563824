import BlockCompiler
import BlockRuntime

extension Lowering {
    /// The text of a field as a quoted text of the generated JavaScript: in Blockly a newline becomes a line continuation,
    /// indented as the code around it.
    ///
    /// - Source: Blockly, core/generator.ts, `prefixLines`; generators/javascript/javascript_generator.ts, `quote_`.
    func quotedText(field: String) -> Operand {
        let text = text(field: field)
        guard dialect == .blockly, text.utf8.contains(UInt8(ascii: "\n")) else { return .constant(.text(text)) }
        let indentation = [UInt16](repeating: 0x20, count: 2 * nesting)
        var units: [UInt16] = []
        for unit in text.utf16 {
            if unit == 0x0A { units += indentation } else { units.append(unit) }
        }
        return .constant(.text(units))
    }

    /// The texts of some inputs one after the other. Up to two are made texts each, so that null shows; of more, null and
    /// undefined leave no trace.
    ///
    /// - Source: Blockly, generators/javascript/text.ts, text_join.
    func join(_ inputs: [String]) -> Operand {
        switch inputs.count {
        case 0: return .constant(.text(""))
        case 1: return text(value(inputs[0]))
        case 2:
            let first = value(inputs[0])
            // The first is made a text before the second is computed, which shows where that changes a list.
            return emit(.concatenate, mayHaveEffects(inputs[1]) ? text(first) : first, value(inputs[1]))
        // An instruction counts its arguments in one byte.
        case 3...200: return call(.joinAll, inputs: inputs)
        default: return call(.listJoin, makeList(of: inputs), .constant(.text("")))
        }
    }

    /// `String(operand)`.
    func text(_ operand: Operand) -> Operand {
        if case .constant(.text) = operand { return operand }
        return call(.toText, operand)
    }
}

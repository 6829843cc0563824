import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let text = BlockDefinition(
        "text", category: .text, message: "“%TEXT”", help: "A text.",
        source: "Blockly, generators/javascript/text.ts, text; core/generator.ts, prefixLines.",
        shape: .value(["String"]), fields: [.text("TEXT")],
        meaning: .value { lowering in
            let text = lowering.text(field: "TEXT")
            guard lowering.dialect == .blockly, text.utf8.contains(UInt8(ascii: "\n")) else { return .constant(.text(text)) }
            // A newline becomes a line continuation of the generated JavaScript, indented as the code around it.
            let indentation = [UInt16](repeating: 0x20, count: 2 * lowering.nesting)
            var units: [UInt16] = []
            for unit in text.utf16 {
                if unit == 0x0A { units += indentation } else { units.append(unit) }
            }
            return .constant(.text(units))
        })
}

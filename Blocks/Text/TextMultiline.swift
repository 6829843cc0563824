import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textMultiline = BlockDefinition(
        "text_multiline", category: .text, dialects: [.blockly], message: "“%TEXT”",
        help: "Gives a text of several lines.",
        source: "blockly-samples, plugins/field-multilineinput: text_multiline; the field turns a literal &#10; into a newline.",
        shape: .value(["String"]), fields: [.multilineText("TEXT")],
        meaning: .value { lowering in
            var units: [UInt16] = []
            let escape = Array("&#10;".utf16)
            for unit in lowering.text(field: "TEXT").utf16 {
                units.append(unit)
                if unit == 0x3B, units.suffix(escape.count).elementsEqual(escape) {
                    units.replaceSubrange((units.count - escape.count)..., with: [0x0A])
                }
            }
            return .constant(.text(units))
        })
}

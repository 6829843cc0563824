import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textAppend = BlockDefinition(
        "text_append", category: .text, message: "to %VAR append text %TEXT",
        help: "Appends a value's text to the text of a variable.",
        source: "Blockly, generators/javascript/text.ts, text_append.",
        shape: .statement, fields: [.variable("VAR")], inputs: [.value("TEXT", default: .text(""))],
        meaning: .statement { lowering in
            let variable = lowering.variable(field: "VAR")
            // `+` with a text on its right makes a text of whatever is on its left.
            lowering.assign(variable, lowering.emit(.concatenate, lowering.read(variable), lowering.value("TEXT")))
        })
}

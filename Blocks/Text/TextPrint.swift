import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textPrint = BlockDefinition(
        "text_print", category: .text, message: "print %TEXT",
        help: "Prints a value: Blockly shows its text in an alert, Codeless logs it to the console.",
        source: "Blockly, generators/javascript/text.ts, text_print; Codeless, generated code: console.log(value).",
        shape: .statement, inputs: [.value("TEXT", default: .text(""))],
        meaning: .statement { lowering in
            if lowering.dialect == .blockly {
                _ = lowering.hostCall("console.print", [("text", lowering.call(.toText, inputs: "TEXT"))])
            } else {
                _ = lowering.hostCall("console.log", [("value", lowering.value("TEXT"))])
            }
        })
}

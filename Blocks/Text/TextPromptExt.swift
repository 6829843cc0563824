import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textPromptExt = BlockDefinition(
        "text_prompt_ext", category: .text, message: "%TYPE %TEXT",
        help: "Asks for a text, or a number; cancelling gives null, or 0.",
        source: "Blockly, generators/javascript/text.ts, text_prompt_ext.",
        shape: .value(["String", "Number"]),
        fields: [.options("TYPE", [("TEXT", "prompt for text with message"), ("NUMBER", "prompt for number with message")])],
        inputs: [.value("TEXT", default: .text(""))],
        mutation: "type=\"TEXT|NUMBER\"", hasEffects: { _ in true },
        meaning: .value { lowering in lowering.prompt(lowering.text(lowering.value("TEXT"))) })
}

extension Lowering {
    /// Asks the host for a text, and makes a number of it where the field TYPE says so.
    func prompt(_ message: Operand) -> Operand {
        let answer = hostCall("prompt", [("message", message)])
        return option("TYPE") == "NUMBER" ? call(.toNumber, answer) : answer
    }
}

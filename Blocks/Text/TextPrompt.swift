import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textPrompt = BlockDefinition(
        "text_prompt", category: .text, message: "%TYPE “%TEXT”",
        help: "Asks for a text, or a number, with a fixed message; cancelling gives null, or 0.",
        source: "Blockly, generators/javascript/text.ts, text_prompt.",
        shape: .value(["String", "Number"]),
        fields: [
            .options("TYPE", [("TEXT", "prompt for text with message"), ("NUMBER", "prompt for number with message")]), .text("TEXT"),
        ],
        mutation: "type=\"TEXT|NUMBER\"", hasEffects: { _ in true },
        meaning: .value { lowering in lowering.prompt(lowering.quotedText(field: "TEXT")) })
}

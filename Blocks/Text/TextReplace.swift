import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textReplace = BlockDefinition(
        "text_replace", category: .text, message: "replace %FROM with %TO in %TEXT",
        help: "Replaces every place of a text; $$, $&, $` and $' in the new text mean what they do in JavaScript.",
        source: "Blockly, generators/javascript/text.ts, text_replace.",
        shape: .value(["String"]),
        inputs: [.value("TEXT", default: .text("")), .value("FROM", default: .text("")), .value("TO", default: .text(""))],
        isInline: true,
        meaning: .value { lowering in lowering.call(.textReplace, inputs: "TEXT", "FROM", "TO") })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textReverse = BlockDefinition(
        "text_reverse", category: .text, message: "reverse %TEXT",
        help: "Gives the UTF-16 units of a text in reverse.",
        source: "Blockly, generators/javascript/text.ts, text_reverse.",
        shape: .value(["String"]), inputs: [.value("TEXT", "String", default: .text(""))],
        isInline: true,
        meaning: .value { lowering in lowering.call(.textReverse, inputs: "TEXT") })
}

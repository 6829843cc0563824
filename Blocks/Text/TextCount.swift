import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textCount = BlockDefinition(
        "text_count", category: .text, message: "count %SUB in %TEXT",
        help: "Gives how often a text stands in another, without overlaps; the empty text stands around every unit.",
        source: "Blockly, generators/javascript/text.ts, text_count.",
        shape: .value(["Number"]), inputs: [.value("TEXT", default: .text("")), .value("SUB", default: .text(""))],
        isInline: true,
        meaning: .value { lowering in lowering.call(.textCount, inputs: "TEXT", "SUB") })
}

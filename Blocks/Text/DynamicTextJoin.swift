import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let dynamicTextJoin = BlockDefinition(
        "dynamic_text_join", category: .text, dialects: [.blockly], message: "create text with %ADD0",
        help: "Joins texts; its inputs come and go as blocks are plugged in.",
        source: "blockly-samples, plugins/block-dynamic-connection: dynamic_text_join.",
        shape: .value(["String"]), inputs: [.value("ADD", default: .text(""), count: { $0.dynamicInputCount })],
        mutation: "inputs=\"ADD0,ADD1,...\", or items=\"count\"",
        meaning: .value { lowering in lowering.join(lowering.dynamicInputs) })
}

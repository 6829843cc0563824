import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let dynamicListCreate = BlockDefinition(
        "dynamic_list_create", category: .lists, dialects: [.blockly], message: "create list with %ADD0",
        help: "Gives a new list of some values; its inputs come and go as blocks are plugged in.",
        source: "blockly-samples, plugins/block-dynamic-connection: dynamic_list_create.",
        shape: .value(["Array"]), inputs: [.value("ADD", default: .null, count: { $0.dynamicInputCount })],
        mutation: "inputs=\"ADD0,ADD1,...\", or items=\"count\"",
        meaning: .value { lowering in lowering.makeList(of: lowering.dynamicInputs) })
}

import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let rootBlockMethodContextBlocks = BlockDefinition(
        "root_block_method_context_blocks_", pattern: .prefix, category: .units, dialects: [.codeless],
        message: "argument of the method",
        help: "Gives an argument of the service method.",
        source: "Codeless, generated code: the argument of that name.",
        shape: .value([]),
        shownMessage: { .labelled($0, else: $0.typeName(after: "root_block_method_context_blocks_")) },
        meaning: .value { lowering in lowering.argument(lowering.nameInType) })
}

import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let rootBlockHandlerContextBlocks = BlockDefinition(
        "root_block_handler_context_blocks_", pattern: .prefix, category: .units, dialects: [.codeless],
        message: "argument of the event",
        help: "Gives an argument of the event of the server.",
        source: "Codeless, generated code: req.context and req.args.",
        shape: .value([]),
        shownMessage: { .labelled($0, else: $0.typeName(after: "root_block_handler_context_blocks_")) },
        meaning: .value { lowering in lowering.argument(lowering.nameInType) })
}

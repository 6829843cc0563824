import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let rootBlockUiBuilderContext = BlockDefinition(
        "root_block_ui_builder_", pattern: .infix("_handler_context_blocks_"), category: .units, dialects: [.codeless],
        message: "argument of the handler",
        help: "Gives an argument of the handler.",
        source: "Codeless, generated code: ___arguments.name.",
        shape: .value([]),
        meaning: .value { lowering in lowering.argument(lowering.nameInType) })
}

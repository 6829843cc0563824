import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let rootBlockUiBuilderContext = BlockDefinition(
        "root_block_ui_builder_", pattern: .infix("_handler_context_blocks_"), category: .units, dialects: [.codeless],
        message: "argument of the handler",
        help: "Gives an argument of the handler.",
        source: "Codeless, generated code: ___arguments.name.",
        shape: .value([]),
        shownMessage: { .labelled($0, else: $0.handlerArgument) },
        meaning: .value { lowering in lowering.argument(lowering.nameInType) })
}

extension Block {
    /// The name of the argument: what the type carries after the handler's.
    fileprivate var handlerArgument: String {
        let words = type.split(separator: "_", omittingEmptySubsequences: false)
        return words.lastIndex(of: "blocks").map { words[($0 + 1)...].joined(separator: "_") } ?? type
    }
}

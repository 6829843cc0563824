import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let rootBlockUiBuilderHandler = BlockDefinition(
        "root_block_ui_builder_", pattern: .affix(suffix: "_handler"), category: .units, dialects: [.codeless],
        message: "when handler do %statements_code return %return",
        help: "A handler of an event of a component of a page.",
        source: "Codeless, generated code: a method of the component, its arguments in ___arguments.",
        shape: .top,
        inputs: [.statements("statements_code"), .value("return", default: .undefined)],
        meaning: .unit { lowering in lowering.unit(statements: "statements_code", result: "return") })
}

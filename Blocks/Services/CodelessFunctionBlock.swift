import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let codelessFunctionBlock = BlockDefinition(
        "codeless_function_block_", pattern: .prefix, category: .services, dialects: [.codeless],
        message: "call library function",
        help: "Calls a function of the library by its id; inputs are its arguments.",
        source: "Codeless, generated code: a call of the function of that id, awaited.",
        shape: .valueOrStatement,
        takesAnyInput: true,
        mutation: "has_output=\"true|false\"",
        shownMessage: { .labelled($0, else: "Custom Function \($0.typeName(after: "codeless_function_block_"))") },
        meaning: .call(HostCallDefinition(named: { "functions.\($0.typeName(after: "codeless_function_block_"))" })))
}

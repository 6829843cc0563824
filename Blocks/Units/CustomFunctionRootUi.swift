import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let customFunctionRootUi = BlockDefinition(
        "custom_function_root_ui", category: .units, dialects: [.codeless],
        message: "function %name\ndo %stack\nreturn %output",
        help: "A function of the library of pages.",
        source: "Codeless, generated code: an async function of the arguments.",
        shape: .top,
        fields: [.text("name")],
        inputs: [.statements("stack"), .value("output", default: .undefined)],
        mutation: "output=\"true|false\" <arg name=\"name\"/>",
        shownMessage: { .libraryFunction($0) },
        meaning: .unit { lowering in lowering.unit(statements: "stack", result: "output") })
}

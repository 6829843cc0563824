import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let throwError = BlockDefinition(
        "throw_error", category: .errors, dialects: [.codeless],
        message: "throw %error",
        help: "Throws a value, an error as a rule.",
        source: "Codeless, generated code: throw error.",
        shape: .statement,
        inputs: [.value("error", default: .undefined)],
        meaning: .statement { lowering in lowering.throwValue(lowering.value("error")) })
}

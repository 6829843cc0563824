import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let newError = BlockDefinition(
        "new_error", category: .errors, dialects: [.codeless],
        message: "new error %message",
        help: "Makes an error of a message.",
        source: "Codeless, generated code: new Error(message).",
        shape: .value([]),
        inputs: [.value("message", default: .undefined)],
        meaning: .value { lowering in lowering.call(.makeError, inputs: "message") })
}

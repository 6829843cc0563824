import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let dateNow = BlockDefinition(
        "date_now", category: .dates, dialects: [.codeless],
        message: "now",
        help: "The date of now.",
        source: "Codeless, generated code: new Date().",
        shape: .value([]),
        meaning: .value { lowering in lowering.call(.dateNow, inputs: []) })
}

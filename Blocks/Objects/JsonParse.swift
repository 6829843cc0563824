import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let jsonParse = BlockDefinition(
        "json_parse", category: .objects, dialects: [.codeless],
        message: "parse JSON %text",
        help: "Gives the value that a JSON text describes.",
        source: "Codeless, generated code: JSON.parse(text).",
        shape: .value([]),
        inputs: [.value("text", default: .undefined)],
        meaning: .value { lowering in lowering.call(.jsonParse, inputs: "text") })
}

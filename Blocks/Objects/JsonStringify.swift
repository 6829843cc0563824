import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let jsonStringify = BlockDefinition(
        "json_stringify", category: .objects, dialects: [.codeless],
        message: "JSON of %object",
        help: "Gives the JSON text of a value.",
        source: "Codeless, generated code: JSON.stringify(value).",
        shape: .value(["String"]),
        inputs: [.value("object", default: .undefined)],
        meaning: .value { lowering in lowering.call(.jsonStringify, inputs: "object") })
}

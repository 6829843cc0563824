import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let getObjectKeys = BlockDefinition(
        "get_object_keys", category: .objects, dialects: [.codeless],
        message: "get keys of object %object",
        help: "Lists the names of the properties of an object.",
        source: "Codeless, generated code: Object.keys(object).",
        shape: .value(["Array"]),
        inputs: [.value("object", default: .undefined)],
        meaning: .value { lowering in lowering.call(.objectKeys, inputs: "object") })
}

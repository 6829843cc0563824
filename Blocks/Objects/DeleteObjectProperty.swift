import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let deleteObjectProperty = BlockDefinition(
        "delete_object_property", category: .objects, dialects: [.codeless],
        message: "delete property %prop of object %object",
        help: "Removes a property of an object.",
        source: "Codeless, generated code: delete object[name].",
        shape: .statement,
        inputs: [.value("object", default: .undefined), .value("prop", default: .text(""))],
        meaning: .statement { lowering in _ = lowering.call(.objectDelete, inputs: "object", "prop") })
}

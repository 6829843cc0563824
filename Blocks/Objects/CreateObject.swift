import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let createObject = BlockDefinition(
        "create_object", category: .objects, dialects: [.codeless],
        message: "create object",
        help: "Makes an object of properties, in their order.",
        source: "Codeless, generated code: an object literal.",
        shape: .value(["Object"]),
        inputs: [.value(objectPropertyInput, default: .undefined, count: { $0.mutatorItems("properties").count })],
        mutation: "<properties><item id=\"property\" prop-name=\"name\"/></properties>", hasMutator: true,
        shownMessage: { .items("create object", of: $0, list: "properties", inputsNamed: objectPropertyInput) },
        meaning: .value { lowering in lowering.object(of: lowering.block.mutatorItems("properties"), inputsNamed: objectPropertyInput) })
}

/// The inputs of a property mutator, but for their number.
let objectPropertyInput = "create_object_mutator_container_properties_stack_property"

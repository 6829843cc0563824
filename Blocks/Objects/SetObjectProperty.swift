import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let setObjectProperty = BlockDefinition(
        "set_object_property", category: .objects, dialects: [.codeless],
        message: "set property %propName of object %object to %propValue",
        help: "Sets a property of an object; dots in its name mean nothing here.",
        source: "Codeless, generated code: object[name] = value.",
        shape: .statement,
        inputs: [.value("object", default: .undefined), .value("propName", default: .text("")), .value("propValue", default: .undefined)],
        meaning: .statement { lowering in
            let object = lowering.value("object"), name = lowering.value("propName"), value = lowering.value("propValue")
            lowering.perform(.setProperty, object, name, value)
        })
}

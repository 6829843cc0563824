import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let getObjectProperty = BlockDefinition(
        "get_object_property", category: .objects, dialects: [.codeless],
        message: "get property %prop_name of object %object",
        help: "Gives a property of an object; where there is none of that name, the dots in it walk a path.",
        source: "Codeless, generated code: the helper getObjectProperty(object, path) that it has had since 2022.",
        shape: .value([]),
        inputs: [.value("object", default: .undefined), .value("prop_name", default: .text(""))],
        meaning: .value { lowering in
            let object = lowering.value("object")
            let name = lowering.value("prop_name")
            if case .constant(let constant) = name, case .text = constant { return lowering.emit(.getPath, object, constant: constant) }
            return lowering.call(.objectGetPath, object, name)
        })
}

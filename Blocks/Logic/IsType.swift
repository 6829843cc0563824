import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let isType = BlockDefinition(
        "is_type", category: .logic, dialects: [.codeless],
        message: "%object is %checker",
        help: "Says whether a value is of a type; NaN is no number.",
        source: "Codeless, generated code: typeof and strict comparisons. Ours: the checkers beyond null, undefined, string and number.",
        shape: .value(["Boolean"]),
        fields: [
            .options(
                "checker",
                [
                    ("null", "null"), ("undefined", "undefined"), ("string", "text"), ("number", "number"), ("boolean", "boolean"),
                    ("array", "list"), ("object", "object"), ("function", "function"), ("date", "date"), ("error", "error"),
                    ("regexp", "regular expression"),
                ])
        ],
        inputs: [.value("object", default: .undefined)],
        meaning: .value { lowering in
            guard let test = NativeFunction.isType(lowering.option("checker")) else { return .constant(.boolean(false)) }
            return lowering.call(test, inputs: "object")
        })
}

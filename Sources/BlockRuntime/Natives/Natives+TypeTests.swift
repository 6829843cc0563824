extension NativeFunction {
    /// The test of a value's type that Codeless's Is type block names.
    ///
    /// - Parameter checker: `null`, `undefined`, `string`, `number`, `boolean`, `array`, `object`, `function`, `date`, `error`, `regexp`.
    /// - Returns: nil for any other name.
    /// - Source: Codeless, generated code, for null, undefined, string and number. Ours: the others follow their names; an
    ///   object is one that is neither null nor a list.
    public static func isType(_ checker: String) -> NativeFunction? { typeTests[checker] }

    private static let typeTests: [String: NativeFunction] = [
        "null": typeTest("null") { $0.isNull },
        "undefined": typeTest("undefined") { $0.isUndefined },
        "string": typeTest("string") { $0.isText },
        "number": typeTest("number") { $0.isNumber && !$0.number.isNaN },
        "boolean": typeTest("boolean") { $0.isBoolean },
        "array": typeTest("array") { $0.isList },
        "object": typeTest("object") { $0.isObject && $0.object(ofKind: .callback) == nil },
        "function": typeTest("function") { $0.object(ofKind: .callback) != nil },
        "date": typeTest("date") { $0.object(ofKind: .date) != nil },
        "error": typeTest("error") { $0.object(ofKind: .error) != nil },
        "regexp": typeTest("regexp") { $0.object(ofKind: .regularExpression) != nil },
    ]

    private static func typeTest(_ name: String, _ test: @escaping @Sendable (Value) -> Bool) -> NativeFunction {
        NativeFunction("is.\(name)", 1) { _, r, _ throws(Fault) in Value(test(r[0])) }
    }
}

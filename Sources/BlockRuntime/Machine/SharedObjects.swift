/// Objects that the program and its host know by name, such as `pageData` or `components/<uid>`.
struct SharedObjects {
    private var values: [String: Value] = [:]
    /// Names in the order in which they win when one object has several.
    private(set) var names: [String] = []

    subscript(name: String) -> Value? { values[name] }

    /// Gives a name to a value, or a new value to a name.
    mutating func set(_ name: String, to value: Value) {
        if values.updateValue(value, forKey: name) == nil { names.append(name) }
    }

    func visitRoots(_ mark: (Value) -> Void) {
        for value in values.values { mark(value) }
    }
}

/// Objects that the program and its host know by name, such as `pageData` or `components/<uid>`.
struct SharedObjects {
    /// The sections whose objects are written as references, in the order in which they win when one object has several names.
    static let sections = ["pageData", "appData", "dataModels", "components", "styles", "classes"]

    private var values: [String: Value] = [:]

    /// The value of a name.
    subscript(name: String) -> Value? { values[name] }

    /// Gives a name to a value, or a new value to a name.
    mutating func set(_ name: String, to value: Value) { values[name] = value }

    /// All names, by section and uid.
    var sortedNames: [String] {
        values.keys.map { (Self.rank(of: $0), $0) }.sorted { $0 < $1 }.map(\.1)
    }

    /// The name under which an object is written as a reference: the first by section and uid.
    func name(of value: Value) -> String? {
        var best: (Int, String)?
        for (name, candidate) in values where candidate.bits == value.bits {
            let rank = Self.rank(of: name)
            guard rank < Self.sections.count else { continue }
            if best == nil || (rank, name) < best ?? (rank, name) { best = (rank, name) }
        }
        return best?.1
    }

    /// Tells every shared value.
    func visitRoots(_ mark: (Value) -> Void) {
        for value in values.values { mark(value) }
    }

    private static func rank(of name: String) -> Int {
        let section = name.firstIndex(of: "/").map { String(name[..<$0]) } ?? name
        return sections.firstIndex(of: section) ?? sections.count
    }
}

/// The names that mean something inside one function only: its parameters, what it shares with the functions around it, and what catch
/// parts caught. All are lower-case.
struct LocalNames {
    /// What means the same in the whole function.
    private(set) var ofFunction: [String: Variable.Storage] = [:]
    /// What catch parts caught, inner ones last.
    private var caught: [String: [Variable.Storage]] = [:]

    /// What a name means at the current place.
    subscript(name: String) -> Variable.Storage? { caught[name]?.last ?? ofFunction[name] }

    /// Gives a name its meaning in the whole function.
    mutating func define(_ name: String, as storage: Variable.Storage) { ofFunction[name] = storage }

    /// Gives a name its meaning until `leave`.
    mutating func enter(_ name: String, as storage: Variable.Storage) { caught[name, default: []].append(storage) }

    /// Ends the meaning that was given last.
    mutating func leave(_ name: String) {
        caught[name]?.removeLast()
        if caught[name]?.isEmpty ?? false { caught[name] = nil }
    }
}

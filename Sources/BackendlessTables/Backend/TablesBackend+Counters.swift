import BackendlessUsers
import OrderedJSON

/// Counters.
extension TablesBackend {
    func counter(_ name: String, _ action: CounterAction) throws -> JSONValue? {
        guard name.utf8.count <= 256 else { throw UserFault.valueTooLong("counterName") }
        let value = try store.counter(name)
        switch action {
        case .wrongNumber(let name): throw UserFault.invalidParameter(name)
        case .get: return Self.json(value)
        case .reset:
            try set(name, to: 0)
            return nil
        case .add(let number, let givesOld):
            let (sum, isOverflow) = value.addingReportingOverflow(number)
            guard !isOverflow else { throw UserFault.counterTooLarge }
            try set(name, to: sum)
            return Self.json(givesOld ? value : sum)
        case .compareAndSet(let expected, let updated):
            guard value == expected else { return false }
            try set(name, to: updated)
            return true
        }
    }

    private func set(_ name: String, to value: Int64) throws {
        if try store.counterCount >= settings.maximumNameCount, try !store.counterNames.contains(name) { throw UserFault.tooManyNames }
        try store.setCounter(name, to: value)
    }

    /// JSON numbers are doubles here: a counter beyond 2^53 is rounded.
    private static func json(_ value: Int64) -> JSONValue { .number(Double(value)) }

    func counterNames(_ pattern: String) throws -> JSONValue {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
        return .array(try store.counterNames.filter { Self.isMatch($0, parts) }.map(JSONValue.string))
    }

    /// Whether a name consists of parts with any text between them.
    private static func isMatch(_ name: String, _ parts: [String]) -> Bool {
        guard parts.count > 1, let first = parts.first, let last = parts.last else { return name == parts.first }
        guard name.hasPrefix(first), name.hasSuffix(last), name.count >= first.count + last.count else { return false }
        var rest = name.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}

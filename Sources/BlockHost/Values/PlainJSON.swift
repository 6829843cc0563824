public import BlockRuntime
public import OrderedJSON

/// Turns host values into the JSON that services take, and their answers into host values.
public enum PlainJSON {
    /// How deep values may go before the rest is dropped; nothing a service takes is that deep.
    private static let deepest = 250

    /// A value as JavaScript's `JSON.stringify` has it, but for dates, which are `{"$date": milliseconds}`.
    ///
    /// - Parameter resolve: gives the content of a shared object by its name.
    /// - Returns: nil for what is left out: undefined and callbacks.
    public static func json(_ value: HostValue, resolve: (String) -> HostValue? = { _ in nil }) -> JSONValue? {
        json(value, 0, resolve)
    }

    private static func json(_ value: HostValue, _ depth: Int, _ resolve: (String) -> HostValue?) -> JSONValue? {
        guard depth < deepest else { return .null }
        switch value {
        case .undefined, .callback: return nil
        case .null, .cycle: return .null
        case .boolean(let flag): return .bool(flag)
        case .number(let number): return number.isFinite ? .number(number) : .null
        case .text(let text): return .string(text)
        case .list(let items): return .array(items.map { json($0, depth + 1, resolve) ?? .null })
        case .object(let object):
            var result = JSONObject(capacity: object.properties.count)
            for (name, value) in object.properties { result[name] = json(value, depth + 1, resolve) }
            return .object(result)
        case .date(let time): return time.isFinite ? ["$date": .number(time)] : .null
        case .regularExpression: return [:]
        case .error(let error): return error.code.flatMap { json($0, depth + 1, resolve) }.map { ["code": $0] } ?? [:]
        case .reference(let name): return resolve(name).flatMap { json($0, depth + 1, resolve) } ?? .null
        }
    }

    /// A service's answer as a value of the program.
    public static func value(_ json: JSONValue) -> HostValue {
        switch json {
        case .null: .null
        case .bool(let flag): .boolean(flag)
        case .number(let number): .number(number)
        case .string(let text): .text(text)
        case .array(let items): .list(items.map(value))
        case .object(let object): .object(HostObject(object.map { ($0.key, value($0.value)) }))
        }
    }
}

public import BlockRuntime
public import OrderedJSON

/// Turns host values into the JSON that services take, and their answers into host values.
public enum PlainJSON {
    /// How deep values may go before the rest is dropped; nothing a service takes is that deep.
    private static let deepest = 250
    /// How many values of shared objects are written out before the rest is dropped: objects that name each other twice would double
    /// with every step.
    private static let mostSharedValues = 100_000

    /// The way through shared objects to a value.
    private struct Sharing {
        /// The names of the objects around the value, outermost first.
        var open: [String] = []
        var valuesLeft = PlainJSON.mostSharedValues
    }

    /// A value as JavaScript's `JSON.stringify` has it, but for dates, which are `{"$date": milliseconds}`.
    ///
    /// - Parameter resolve: gives the content of a shared object by its name; one that contains itself is null there.
    /// - Returns: nil for what is left out: undefined and callbacks.
    public static func json(_ value: HostValue, resolve: (String) -> HostValue? = { _ in nil }) -> JSONValue? {
        var sharing = Sharing()
        return json(value, 0, &sharing, resolve)
    }

    private static func json(_ value: HostValue, _ depth: Int, _ sharing: inout Sharing, _ resolve: (String) -> HostValue?) -> JSONValue? {
        guard depth < deepest else { return .null }
        if !sharing.open.isEmpty {
            sharing.valuesLeft -= 1
            if sharing.valuesLeft < 0 { return .null }
        }
        switch value {
        case .undefined, .callback: return nil
        case .null, .cycle: return .null
        case .boolean(let flag): return .bool(flag)
        case .number(let number): return number.isFinite ? .number(number) : .null
        case .text(let text): return .string(text)
        case .list(let items): return list(items, depth + 1, &sharing, resolve)
        case .object(let object): return self.object(object.properties, depth + 1, &sharing, resolve)
        case .date(let time): return time.isFinite ? ["$date": .number(time)] : .null
        case .regularExpression: return [:]
        case .error(let error): return self.error(error, depth + 1, &sharing, resolve)
        case .reference(let name): return reference(name, depth + 1, &sharing, resolve)
        }
    }

    // Each kind is a function of its own, so that a level of a deep value takes little of a small stack.

    private static func list(_ items: [HostValue], _ depth: Int, _ sharing: inout Sharing, _ resolve: (String) -> HostValue?) -> JSONValue {
        var result: [JSONValue] = []
        result.reserveCapacity(items.count)
        for item in items { result.append(json(item, depth, &sharing, resolve) ?? .null) }
        return .array(result)
    }

    private static func object(
        _ properties: [HostProperty], _ depth: Int, _ sharing: inout Sharing, _ resolve: (String) -> HostValue?
    ) -> JSONValue {
        var result = JSONObject(capacity: properties.count)
        // Names that differ in the program may be the same text here.
        for property in properties { result[property.name] = json(property.value, depth, &sharing, resolve) }
        return .object(result)
    }

    private static func error(_ error: HostError, _ depth: Int, _ sharing: inout Sharing, _ resolve: (String) -> HostValue?) -> JSONValue {
        guard let code = error.code, let json = json(code, depth, &sharing, resolve) else { return [:] }
        return ["code": json]
    }

    private static func reference(_ name: String, _ depth: Int, _ sharing: inout Sharing, _ resolve: (String) -> HostValue?) -> JSONValue {
        guard !sharing.open.contains(name), let value = resolve(name) else { return .null }
        sharing.open.append(name)
        defer { sharing.open.removeLast() }
        return json(value, depth, &sharing, resolve) ?? .null
    }

    /// Makes a service's answer a value of the program, in its machine.
    static func make(_ json: JSONValue, with maker: inout ValueMaker) -> ValueMaker.Made {
        switch json {
        case .null: .null
        case .bool(let flag): .boolean(flag)
        case .number(let number): .number(number)
        case .string(let text): maker.text(text)
        case .array(let items): make(items, with: &maker)
        case .object(let object): make(object, with: &maker)
        }
    }

    private static func make(_ items: [JSONValue], with maker: inout ValueMaker) -> ValueMaker.Made {
        let list = maker.list(capacity: items.count)
        for item in items { maker.append(make(item, with: &maker), to: list) }
        return list
    }

    private static func make(_ object: JSONObject, with maker: inout ValueMaker) -> ValueMaker.Made {
        let made = maker.object(capacity: object.count)
        object.withMembers { members in
            for offset in members.indices {
                // Texts and numbers here, because most values are.
                let value: ValueMaker.Made =
                    switch members[offset].value {
                    case .string(let text): maker.text(text)
                    case .number(let number): .number(number)
                    case .null: .null
                    case let value: make(value, with: &maker)
                    }
                maker.add(members[offset].key, value, to: made)
            }
        }
        return made
    }

    /// A service's answer as a value of the program.
    public static func value(_ json: JSONValue) -> HostValue {
        switch json {
        case .null: .null
        case .bool(let flag): .boolean(flag)
        case .number(let number): .number(number)
        case .string(let text): .text(text)
        case .array(let items): .list(items.map(value))
        case .object(let object): .object(HostObject(object.map { HostProperty($0.key, value($0.value)) }))
        }
    }
}

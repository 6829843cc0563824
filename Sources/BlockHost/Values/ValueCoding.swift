public import BlockRuntime
public import OrderedJSON

/// Writes host values as JSON and reads them back: plain JSON is itself, anything JSON cannot express is an object with one key that
/// starts with `$`.
///
///     undefined {"$undefined":true}     NaN, ±Infinity {"$number":"NaN"}      date {"$date":0}      cycle {"$cycle":1}
///     error {"$error":{"name","message","code"}}        regular expression {"$regexp":{"source","flags"}}
///     shared object {"$ref":"pageData"}     callback {"$function":true}     event handle, only read {"$event":{...}}
///
/// - Ours: `docs/context-and-report.md`, "Values".
public enum ValueCoding {
    /// Writes a value. A property that is undefined is left out; -0 is 0.
    public static func json(_ value: HostValue) -> JSONValue {
        switch value {
        case .undefined: return ["$undefined": true]
        case .null: return .null
        case .boolean(let flag): return .bool(flag)
        case .number(let number): return number.isFinite ? .number(number) : ["$number": .string(javaScriptText(number))]
        case .text(let text): return .string(text)
        case .list(let items): return .array(items.map(json))
        case .object(let object): return .object(json(object.properties))
        case .date(let time): return ["$date": time.isFinite ? .number(time) : .null]
        case .regularExpression(let source, let flags): return ["$regexp": ["source": .string(source), "flags": .string(flags)]]
        case .error(let error): return ["$error": .object(json(error))]
        case .reference(let name): return ["$ref": .string(name)]
        case .cycle(let levels): return ["$cycle": .number(Double(levels))]
        case .callback: return ["$function": true]
        }
    }

    /// Writes properties or arguments; those that are undefined are left out.
    public static func json(_ properties: [HostProperty]) -> JSONObject {
        var object = JSONObject(capacity: properties.count)
        for property in properties where property.value != .undefined { object[property.name] = json(property.value) }
        return object
    }

    /// Writes the parts of an error; the code only when there is one.
    public static func json(_ error: HostError) -> JSONObject {
        var object: JSONObject = ["name": .string(error.name), "message": .string(error.message)]
        if let code = error.code, code != .undefined { object["code"] = json(code) }
        return object
    }

    /// Reads a value.
    ///
    /// - Parameter event: makes the value of an event handle of its properties; without one, a plain object.
    public static func value(_ json: JSONValue, event: ((HostObject) -> HostValue)? = nil) -> HostValue {
        switch json {
        case .null: return .null
        case .bool(let flag): return .boolean(flag)
        case .number(let number): return .number(number)
        case .string(let text): return .text(text)
        case .array(let items): return .list(items.map { value($0, event: event) })
        case .object(let object):
            if object.count == 1, object[0].key.utf8.first == UInt8(ascii: "$"), let special = special(object[0], event) { return special }
            return .object(HostObject(object.map { HostProperty($0.key, value($0.value, event: event)) }))
        }
    }

    /// Reads the parts of an error; the name is `Error` unless given.
    public static func error(_ object: JSONObject) -> HostError {
        HostError(
            name: object["name"]?.stringValue ?? "Error", message: object["message"]?.stringValue ?? "",
            code: object["code"].map { value($0) })
    }

    private static func special(_ member: JSONObject.Element, _ event: ((HostObject) -> HostValue)?) -> HostValue? {
        switch (member.key, member.value) {
        case ("$undefined", .bool): return .undefined
        case ("$number", .string(let text)):
            switch text {
            case "NaN": return .number(.nan)
            case "Infinity": return .number(.infinity)
            case "-Infinity": return .number(-.infinity)
            default: return nil
            }
        case ("$date", .number(let time)): return .date(time)
        case ("$date", .null): return .date(.nan)
        case ("$regexp", .object(let parts)):
            guard let source = parts["source"]?.stringValue else { return nil }
            return .regularExpression(source: source, flags: parts["flags"]?.stringValue ?? "")
        case ("$error", .object(let parts)): return .error(error(parts))
        case ("$ref", .string(let name)): return .reference(name)
        case ("$cycle", .number(let levels)): return Int(exactly: levels).map { .cycle($0) }
        case ("$event", .object(let properties)):
            let handle = HostObject(properties.map { HostProperty($0.key, value($0.value, event: event)) })
            return event.map { $0(handle) } ?? .object(handle)
        default: return nil
        }
    }
}

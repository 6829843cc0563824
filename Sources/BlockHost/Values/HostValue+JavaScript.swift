public import BlockRuntime

extension HostValue {
    /// Whether JavaScript takes the value for true.
    public var isTruthy: Bool {
        switch self {
        case .undefined, .null: false
        case .boolean(let flag): flag
        case .number(let number): number != 0 && !number.isNaN
        case .text(let text): !text.isEmpty
        default: true
        }
    }

    /// Whether the value is null or undefined: as an argument, it counts as left out.
    public var isMissing: Bool {
        switch self {
        case .undefined, .null: true
        default: false
        }
    }

    /// The text of a text value.
    public var textValue: String? {
        if case .text(let text) = self { return text }
        return nil
    }

    /// The value as JavaScript's `String(value)` has it; shared objects are `[object Object]`.
    public func javaScriptText(in zone: TimeZoneRules = .utc) -> String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let number): BlockRuntime.javaScriptText(number)
        case .text(let text): text
        case .list(let items): items.map { $0.isMissing ? "" : $0.javaScriptText(in: zone) }.joined(separator: ",")
        case .date(let time): String(decoding: DateText.string(time, in: zone), as: UTF8.self)
        case .regularExpression(let source, let flags): "/\(source)/\(flags)"
        case .error(let error): error.text
        case .cycle: ""
        case .object, .reference: "[object Object]"
        case .callback: "[function]"
        }
    }
}

extension HostError {
    /// The error as JavaScript's `String(error)` has it: `TypeError: message`.
    public var text: String {
        if message.isEmpty { return name }
        return name.isEmpty ? message : "\(name): \(message)"
    }
}

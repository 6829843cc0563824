/// A value inside a machine that stands still: good until the machine goes on.
public struct LiveValue: Sendable, Equatable {
    let value: Value

    /// What kind of value it is.
    public enum Kind: Sendable, Equatable {
        /// A value without parts: undefined, null, truth value, number, text, date, regular expression, callback.
        case plain
        /// A list of so many items.
        case list(count: Int)
        /// An object of so many properties.
        case object(count: Int)
        /// An error of so many properties beside its message.
        case error(count: Int)
    }

    /// Whether both are the same as JavaScript's `===` has it, but NaN is the same as NaN and texts are compared by their units.
    public static func == (left: LiveValue, right: LiveValue) -> Bool {
        if left.value.isText, right.value.isText {
            let (left, right) = (TextUnits(left.value.text), TextUnits(right.value.text))
            return left.count == right.count && (0..<left.count).allSatisfy { left[$0] == right[$0] }
        }
        return left.value.bits == right.value.bits
    }
}

extension Machine {
    /// What kind of value a live value is.
    public func kind(of live: LiveValue) -> LiveValue.Kind {
        let value = live.value
        if value.isList { return .list(count: Int(value.list.pointee.count)) }
        guard value.isObject else { return .plain }
        switch value.object.pointee.header.kind {
        case .plainObject: return .object(count: heap.orderedEntries(value.object).count)
        case .error: return .error(count: heap.orderedEntries(value.object).count)
        default: return .plain
        }
    }

    /// The items or properties of a live value, by position from 1 or by name.
    ///
    /// - Parameter range: which of them, counted from 0; what is outside is left out.
    public func parts(of live: LiveValue, in range: Range<Int> = 0..<Int.max) -> [(name: String, value: LiveValue)] {
        let value = live.value
        if value.isList {
            return range.clamped(to: 0..<Int(value.list.pointee.count)).map {
                (String($0 + 1), LiveValue(value: heap.item(value.list, at: $0)))
            }
        }
        guard value.isObject else { return [] }
        let entries = heap.orderedEntries(value.object)
        return entries[range.clamped(to: 0..<entries.count)].map { (TextUnits($0.key.text).string, LiveValue(value: $0.value)) }
    }

    /// The item at a position from 1, or the property of a name; nil when there is none.
    public func part(of live: LiveValue, _ name: String) -> LiveValue? {
        if live.value.isList {
            if name == "length" { return LiveValue(value: Value(Int(live.value.list.pointee.count))) }
            guard let position = Int(name), position >= 1, position <= Int(live.value.list.pointee.count) else { return nil }
            return LiveValue(value: heap.item(live.value.list, at: position - 1))
        }
        if live.value.isObject, live.value.object.pointee.header.kind == .error, name == "message" {
            return LiveValue(value: live.value.object.pointee.payload)
        }
        return parts(of: live).first { $0.name == name }?.value
    }

    /// A copy of a live value, cut short: what is deeper or longer is left out and named in `…` texts.
    ///
    /// - Parameters:
    ///   - depth: levels of lists and objects.
    ///   - count: items and properties of each.
    public func copy(_ live: LiveValue, depth: Int = 3, count: Int = 100) -> HostValue {
        let value = live.value
        if value.isNumber { return .number(value.number) }
        if value.isText { return .text(text(of: value, limit: 10_000)) }
        if value.isBoolean { return .boolean(value.bits == Value.true.bits) }
        if value.isNull { return .null }
        switch kind(of: live) {
        case .plain: return copyPlain(value)
        case .list(let all):
            if depth == 0 { return .text("… \(all) items") }
            var items = parts(of: live, in: 0..<count).map { copy($0.value, depth: depth - 1, count: count) }
            if all > items.count { items.append(.text("… \(all - items.count) more")) }
            return .list(items)
        case .object(let all):
            if depth == 0 { return .text("… \(all) properties") }
            var object = HostObject()
            for (name, value) in parts(of: live, in: 0..<count) {
                object.properties.append(HostProperty(name, copy(value, depth: depth - 1, count: count)))
            }
            if all > count { object.properties.append(HostProperty("…", .text("\(all - count) more"))) }
            return .object(object)
        case .error:
            let error = heap.classOfError(value.object)
            let payload = value.object.pointee.payload
            var name = error.name
            let own = value.object.pointee.payload2
            if !own.isNumber, own.isText { name = text(of: own, limit: 1_000) }
            let code = depth == 0 ? nil : part(of: live, "code").map { copy($0, depth: depth - 1, count: count) }
            return .error(
                HostError(
                    name: name, message: payload.isText ? text(of: payload, limit: 10_000) : "", code: code, isEngineError: error != .error)
            )
        }
    }

    private func copyPlain(_ value: Value) -> HostValue {
        guard value.isObject else { return .undefined }
        switch value.object.pointee.header.kind {
        case .date: return .date(value.object.pointee.payload.number)
        case .regularExpression:
            let expression = heap.regularExpression(of: value.object)
            return .regularExpression(source: String(decoding: expression.source, as: UTF16.self), flags: expression.flags)
        case .callback: return .callback(CallbackReference(number: -1))
        default: return .undefined
        }
    }

    private func text(of value: Value, limit: Int) -> String {
        let units = TextUnits(value.text)
        if units.count <= limit { return units.string }
        return units.part(0..<limit).string + "… \(units.count - limit) more"
    }
}

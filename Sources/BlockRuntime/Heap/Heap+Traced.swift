extension Heap {
    /// A value as a recording tells it.
    func traced(_ value: Value, for observer: any TraceObserver) -> TracedValue {
        if value.isNumber { return .number(value.number) }
        if value.isText {
            let (text, isCut) = beginning(of: value.text, count: TracedValue.longestText)
            return .text(text, isCut: isCut)
        }
        if value.isBoolean { return .boolean(value.bits == Value.true.bits) }
        if value.isNull { return .null }
        guard value.isReference else { return .undefined }
        var summary = TraceSummary(heap: self, observer: observer)
        summary.write(value, depth: 0)
        return value.isList ? .list(summary.text) : .object(summary.text)
    }

    /// The first units of a text; a pair of surrogates is not parted.
    fileprivate func beginning(of text: UnsafeMutablePointer<TextObject>, count: Int) -> (text: String, isCut: Bool) {
        let units = TextUnits(text)
        guard units.count > count else { return (units.string, false) }
        let end = units[count - 1] & 0xFC00 == 0xD800 ? count - 1 : count
        return (units.part(0..<end).string, true)
    }
}

/// Writes lists and objects as short texts: `{name: "Ann", tags: [1, 2, … 5 more]}`.
private struct TraceSummary {
    let heap: Heap
    let observer: any TraceObserver
    private(set) var text = ""

    private static let deepest = 3
    private static let mostItems = 20
    private static let longestInnerText = 40
    private static let mark = "[redacted]"

    init(heap: Heap, observer: any TraceObserver) {
        self.heap = heap
        self.observer = observer
    }

    private var isFull: Bool { text.utf8.count >= TracedValue.longestSummary }

    mutating func write(_ value: Value, depth: Int) {
        if isFull {
            text += "…"
        } else if value.isText {
            let (beginning, isCut) = heap.beginning(of: value.text, count: Self.longestInnerText)
            text += "\"\(beginning)\(isCut ? "…" : "")\""
        } else if value.isList {
            writeItems(of: value.list, depth: depth)
        } else if value.isObject {
            write(value.object, depth: depth)
        } else {
            text += simple(value)
        }
    }

    private func simple(_ value: Value) -> String {
        if value.isNumber { return TracedValue.number(value.number).description }
        if value.isBoolean { return value.bits == Value.true.bits ? "true" : "false" }
        return value.isNull ? "null" : "undefined"
    }

    private mutating func writeItems(of list: UnsafeMutablePointer<ListObject>, depth: Int) {
        let count = Int(list.pointee.count)
        if depth >= Self.deepest && count > 0 { return text += "[…]" }
        text += "["
        var offset = 0
        while offset < count {
            if offset > 0 { text += ", " }
            if isFull || offset == Self.mostItems {
                text += "… \(count - offset) more"
                break
            }
            write(heap.item(list, at: offset), depth: depth + 1)
            offset += 1
        }
        text += "]"
    }

    private mutating func write(_ object: UnsafeMutablePointer<PropertyObject>, depth: Int) {
        switch object.pointee.header.kind {
        case .date:
            let time = object.pointee.payload.number
            text += DateText.isoString(time).map { String(decoding: $0, as: UTF8.self) } ?? "Invalid Date"
        case .error: writeError(object, depth: depth)
        case .regularExpression:
            let expression = heap.regularExpression(of: object)
            text += "/\(String(decoding: expression.source.prefix(Self.longestInnerText), as: UTF16.self))/\(expression.flags)"
        case .callback: text += "function"
        default: writeProperties(of: object, depth: depth)
        }
    }

    private mutating func writeError(_ object: UnsafeMutablePointer<PropertyObject>, depth: Int) {
        let (name, message) = (object.pointee.payload2, object.pointee.payload)
        text += name.isText ? heap.beginning(of: name.text, count: Self.longestInnerText).text : heap.classOfError(object).name
        if message.isText, message.text.pointee.count > 0 {
            let (beginning, isCut) = heap.beginning(of: message.text, count: TracedValue.longestSummary)
            text += ": \(beginning)\(isCut ? "…" : "")"
        }
        guard object.pointee.propertyCount > 0 else { return }
        text += " "
        writeProperties(of: object, depth: depth)
    }

    private mutating func writeProperties(of object: UnsafeMutablePointer<PropertyObject>, depth: Int) {
        let count = object.pointee.propertyCount
        if depth >= Self.deepest && count > 0 { return text += "{…}" }
        text += "{"
        var written = 0
        var offset = 0
        // Large objects are told in the order of insertion and looked at only so far as they are told.
        while let entries = object.pointee.entries, offset < Int(object.pointee.count), written < count {
            defer { offset += 1 }
            if entries[offset].key.isHole { continue }
            if written > 0 { text += ", " }
            if isFull || written == Self.mostItems {
                text += "… \(count - written) more"
                break
            }
            let name = heap.beginning(of: entries[offset].key.text, count: Self.longestInnerText).text
            text += "\(name): "
            writeProperty(name, entries[offset].value, depth: depth)
            written += 1
        }
        text += "}"
    }

    private mutating func writeProperty(_ name: String, _ value: Value, depth: Int) {
        guard observer.hides(property: name), !value.isNullOrUndefined else { return write(value, depth: depth + 1) }
        text += Self.mark
        if value.isText { observer.hid(TextUnits(value.text).string) }
    }
}

/// Writes heap values as JSON text, as JavaScript's `JSON.stringify` without further arguments; nesting costs memory, not stack.
///
/// - Source: ECMA-262, JSON.stringify; Date.prototype.toJSON.
struct JSONTextWriter {
    private let heap: Heap
    private var builder = TextBuilder()
    /// The lists and objects that are being written, outer ones first.
    private var open: [Level] = []
    /// The same by their bits, to find cycles.
    private var openBits: Set<UInt64> = []

    /// A list or object whose content is being written.
    private struct Level {
        let container: Value
        /// The entries of an object; empty for a list.
        let entries: [PropertyObject.Entry]
        let count: Int
        var offset = 0
        var isFirst = true
    }

    private init(heap: Heap) { self.heap = heap }

    /// The text of a value; nil where JavaScript gives undefined.
    static func text(of value: Value, in heap: Heap) throws(Fault) -> Value? {
        var writer = JSONTextWriter(heap: heap)
        guard writer.hasJSON(value) else { return nil }
        try writer.start(value)
        while !writer.open.isEmpty { try writer.goOn() }
        return try writer.builder.text(in: heap)
    }

    /// Writes the next part of the innermost list or object, or its end.
    private mutating func goOn() throws(Fault) {
        try heap.checkTime()
        let last = open.count - 1
        let level = open[last]
        guard level.offset < level.count else {
            put(level.container.isList ? 0x5D : 0x7D)
            openBits.remove(level.container.bits)
            open.removeLast()
            return
        }
        open[last].offset += 1
        let value = level.container.isList ? heap.item(level.container.list, at: level.offset) : level.entries[level.offset].value
        if level.container.isObject && !hasJSON(value) { return }
        if !level.isFirst { put(0x2C) }
        open[last].isFirst = false
        if level.container.isObject {
            write(text: level.entries[level.offset].key.text)
            put(0x3A)
        }
        try start(value)
        try builder.check(in: heap)
    }

    /// Writes a value that is complete at once, or the start of a list or object.
    private mutating func start(_ value: Value) throws(Fault) {
        if value.isText {
            write(text: value.text)
        } else if value.isNumber && value.number.isFinite {
            builder.append(value.number)
        } else if value.isList {
            try enter(Level(container: value, entries: [], count: Int(value.list.pointee.count)))
            put(0x5B)
        } else if let date = value.object(ofKind: .date), let text = DateText.isoString(date.pointee.payload.number) {
            put(0x22)
            for byte in text { put(UInt16(byte)) }
            put(0x22)
        } else if value.isObject && value.object(ofKind: .date) == nil && hasJSON(value) {
            let entries = heap.orderedEntries(value.object)
            try enter(Level(container: value, entries: entries, count: entries.count))
            put(0x7B)
        } else {
            switch value.bits {
            case Value.true.bits: builder.append("true")
            case Value.false.bits: builder.append("false")
            default: builder.append("null")
            }
        }
    }

    private func hasJSON(_ value: Value) -> Bool { !value.isUndefined && value.object(ofKind: .callback) == nil }

    private mutating func enter(_ level: Level) throws(Fault) {
        guard openBits.insert(level.container.bits).inserted else { throw heap.typeError("Converting circular structure to JSON") }
        guard open.count < Heap.deepestNesting else { throw heap.error(.rangeError, "Maximum call stack size exceeded") }
        open.append(level)
    }

    /// A text in quotes; halves of surrogate pairs that stand alone are escaped.
    private mutating func write(text: UnsafeMutablePointer<TextObject>) {
        let units = TextUnits(text)
        put(0x22)
        for offset in 0..<units.count {
            let unit = units[offset]
            switch unit {
            case 0x22: builder.append("\\\"")
            case 0x5C: builder.append("\\\\")
            case 0x08: builder.append("\\b")
            case 0x09: builder.append("\\t")
            case 0x0A: builder.append("\\n")
            case 0x0C: builder.append("\\f")
            case 0x0D: builder.append("\\r")
            case 0..<0x20: writeEscape(unit)
            case 0xD800...0xDBFF:
                let isPaired = offset + 1 < units.count && (0xDC00...0xDFFF).contains(units[offset + 1])
                if isPaired { put(unit) } else { writeEscape(unit) }
            case 0xDC00...0xDFFF:
                let isPaired = offset > 0 && (0xD800...0xDBFF).contains(units[offset - 1])
                if isPaired { put(unit) } else { writeEscape(unit) }
            default: put(unit)
            }
        }
        put(0x22)
    }

    private mutating func put(_ unit: UInt16) { builder.append(unit) }

    private mutating func writeEscape(_ unit: UInt16) {
        builder.append("\\u")
        for shift in [12, 8, 4, 0] as [UInt16] {
            let digit = unit >> shift & 15
            put(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }
}

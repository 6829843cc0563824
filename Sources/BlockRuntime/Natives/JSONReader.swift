/// Reads JSON text into the heap, step by step as JavaScript's `JSON.parse`; nesting costs memory, not stack.
///
/// - Source: ECMA-262, JSON.parse; the wording of its errors is V8's.
struct JSONReader {
    private let heap: Heap
    private let units: TextUnits
    private var offset = 0
    /// The lists and objects that are open, outer ones first.
    private var open: [Value] = []
    /// The keys of the open objects' values.
    private var keys: [UnsafeMutablePointer<TextObject>] = []

    init(_ text: UnsafeMutablePointer<TextObject>, heap: Heap) {
        units = TextUnits(text)
        self.heap = heap
    }

    /// The value of the whole text.
    mutating func read() throws(Fault) -> Value {
        while true {
            skipWhiteSpace()
            guard var value = try readStart() else { continue }
            // A complete value closes as many lists and objects as end behind it.
            while true {
                guard let container = open.last else {
                    skipWhiteSpace()
                    if offset < units.count { throw unexpected() }
                    return value
                }
                if container.isList {
                    try heap.append(value, to: container.list)
                } else {
                    try heap.setProperty(container.object, key: keys.removeLast(), to: value)
                }
                skipWhiteSpace()
                if take(0x2C) {
                    if container.isObject { try readKey() }
                    break
                }
                guard take(container.isList ? 0x5D : 0x7D) else { throw unexpected() }
                value = container
                open.removeLast()
            }
        }
    }

    /// A value that is complete at once; nil after the start of a list or object that has content.
    private mutating func readStart() throws(Fault) -> Value? {
        guard offset < units.count else { throw unexpected() }
        switch units[offset] {
        case 0x22:
            offset += 1
            return try readText()
        case 0x5B:
            offset += 1
            let list = Value(try heap.makeList())
            skipWhiteSpace()
            if take(0x5D) { return list }
            open.append(list)
            return nil
        case 0x7B:
            offset += 1
            let object = Value(try heap.makeObject())
            skipWhiteSpace()
            if take(0x7D) { return object }
            open.append(object)
            try readKey()
            return nil
        case 0x74: return try readWord("true", .true)
        case 0x66: return try readWord("false", .false)
        case 0x6E: return try readWord("null", .null)
        default: return try readNumber()
        }
    }

    private mutating func readKey() throws(Fault) {
        skipWhiteSpace()
        guard take(0x22) else { throw unexpected() }
        keys.append(heap.key(try readText().text))
        skipWhiteSpace()
        guard take(0x3A) else { throw unexpected() }
    }

    private mutating func readWord(_ word: StaticString, _ value: Value) throws(Fault) -> Value {
        for byte in UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount) {
            guard take(UInt16(byte)) else { throw unexpected() }
        }
        return value
    }

    // MARK: Numbers

    private mutating func readNumber() throws(Fault) -> Value {
        let start = offset
        _ = take(0x2D)
        if !take(0x30) { try skipDigits() }
        if take(0x2E) { try skipDigits() }
        if take(0x65) || take(0x45) {
            if !take(0x2B) { _ = take(0x2D) }
            try skipDigits()
        }
        let range = start..<offset
        return Value(units.isWide ? parseNumber(.init(rebasing: units.wide[range])) : parseNumber(.init(rebasing: units.narrow[range])))
    }

    private mutating func skipDigits() throws(Fault) {
        let start = offset
        while offset < units.count, (0x30...0x39).contains(units[offset]) { offset += 1 }
        if offset == start { throw unexpected() }
    }

    // MARK: Texts

    /// The rest of a text behind its opening quote.
    private mutating func readText() throws(Fault) -> Value {
        let start = offset
        while offset < units.count, units[offset] != 0x22, units[offset] != 0x5C, units[offset] >= 0x20 { offset += 1 }
        if offset < units.count, units[offset] == 0x22 {
            offset += 1
            return try part(start..<offset - 1)
        }
        return try readText(from: start)
    }

    private func part(_ range: Range<Int>) throws(Fault) -> Value {
        units.isWide
            ? try heap.makeText(units: .init(rebasing: units.wide[range])) : try heap.makeText(narrow: .init(rebasing: units.narrow[range]))
    }

    /// A text that has escapes.
    private mutating func readText(from start: Int) throws(Fault) -> Value {
        var builder = TextBuilder()
        for plain in start..<offset { builder.append(units[plain]) }
        while offset < units.count {
            let unit = units[offset]
            if unit < 0x20 { throw heap.error(.syntaxError, "Bad control character in string literal in JSON at position \(offset)") }
            offset += 1
            if unit == 0x22 { return try builder.text(in: heap) }
            builder.append(unit == 0x5C ? try readEscape() : unit)
        }
        throw heap.error(.syntaxError, "Unterminated string in JSON at position \(offset)")
    }

    private mutating func readEscape() throws(Fault) -> UInt16 {
        guard offset < units.count else { throw heap.error(.syntaxError, "Unterminated string in JSON at position \(offset)") }
        let unit = units[offset]
        offset += 1
        switch unit {
        case 0x22, 0x5C, 0x2F: return unit
        case 0x62: return 0x08
        case 0x66: return 0x0C
        case 0x6E: return 0x0A
        case 0x72: return 0x0D
        case 0x74: return 0x09
        case 0x75:
            var code: UInt16 = 0
            for _ in 0..<4 {
                guard offset < units.count, let digit = hexadecimalDigit(units[offset]) else {
                    throw heap.error(.syntaxError, "Bad Unicode escape in JSON at position \(offset)")
                }
                code = code << 4 | digit
                offset += 1
            }
            return code
        default: throw heap.error(.syntaxError, "Bad escaped character in JSON at position \(offset - 1)")
        }
    }

    private func hexadecimalDigit(_ unit: UInt16) -> UInt16? {
        switch unit {
        case 0x30...0x39: unit - 0x30
        case 0x41...0x46: unit - 0x37
        case 0x61...0x66: unit - 0x57
        default: nil
        }
    }

    // MARK: Units

    private mutating func take(_ unit: UInt16) -> Bool {
        guard offset < units.count, units[offset] == unit else { return false }
        offset += 1
        return true
    }

    private mutating func skipWhiteSpace() {
        while offset < units.count, [0x20, 0x0A, 0x0D, 0x09].contains(units[offset]) { offset += 1 }
    }

    private func unexpected() -> Fault {
        guard offset < units.count else { return heap.error(.syntaxError, "Unexpected end of JSON input") }
        let shown = String(decoding: [units[offset]], as: UTF16.self)
        return heap.error(.syntaxError, "Unexpected token '\(shown)' in JSON at position \(offset)")
    }
}

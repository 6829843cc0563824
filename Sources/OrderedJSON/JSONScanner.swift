/// One pass over a JSON text that checks it and writes down its nodes.
struct JSONScanner {
    /// What is wrong, and at which byte.
    struct Fault: Error {
        var offset: Int
        var message: String
        var hint: String?
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let depthLimit: Int
    private var offset = 0
    /// The nodes of the lists and objects that are open, outermost first.
    private var open: [Int] = []
    private(set) var nodes: [JSONTape.Node] = []
    private(set) var lineStarts: [UInt32] = [0]

    init(_ bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
        self.bytes = bytes
        self.depthLimit = depthLimit
        nodes.reserveCapacity(bytes.count / 8 + 1)
    }

    /// Scans the whole text.
    mutating func scan() throws(Fault) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
        while true {
            let isComplete = try scanValue()
            if isComplete, try closeFinished() { break }
        }
        skipSpace()
        if offset < bytes.count {
            throw Fault(offset: offset, message: "expected the end of the text, got \(found)", hint: "a JSON text holds one value")
        }
    }

    /// Scans a value, or the opening of one that has parts; says whether the value is complete.
    private mutating func scanValue() throws(Fault) -> Bool {
        skipSpace()
        guard offset < bytes.count else { throw endOfText("a value") }
        switch bytes[offset] {
        case UInt8(ascii: "\""):
            try scanString()
        case UInt8(ascii: "{"):
            try enter(.object)
            skipSpace()
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "}") { return true }
            try scanKey()
            return false
        case UInt8(ascii: "["):
            try enter(.array)
            skipSpace()
            return offset < bytes.count && bytes[offset] == UInt8(ascii: "]")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            try scanNumber()
        case UInt8(ascii: "t"): try scanWord("true", .true)
        case UInt8(ascii: "f"): try scanWord("false", .false)
        case UInt8(ascii: "n"): try scanWord("null", .null)
        default: throw notAValue()
        }
        if !open.isEmpty { countPart() }
        return true
    }

    /// After a complete value: closes what ends here, or goes on to the next part. Says whether the whole text is complete.
    private mutating func closeFinished() throws(Fault) -> Bool {
        while let container = open.last {
            skipSpace()
            let isObject = nodes[container].kind == .object
            guard offset < bytes.count else { throw endOfText(isObject ? "',' or '}'" : "',' or ']'") }
            switch bytes[offset] {
            case UInt8(ascii: ","):
                let comma = offset
                offset += 1
                skipSpace()
                guard offset < bytes.count else { throw endOfText(isObject ? "a name" : "a value") }
                if bytes[offset] == UInt8(ascii: "}") || bytes[offset] == UInt8(ascii: "]") {
                    throw Fault(offset: comma, message: "a comma is followed by nothing", hint: "remove the last comma")
                }
                if isObject { try scanKey() }
                return false
            case isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
                offset += 1
                open.removeLast()
                nodes[container].payload = (nodes[container].payload & ~0xFFFF_FFFF) | UInt64(nodes.count)
                if !open.isEmpty { countPart() }
            default:
                let expected = isObject ? "',' or '}'" : "',' or ']'"
                throw Fault(offset: offset, message: "expected \(expected), got \(found)", hint: "is a comma missing before it?")
            }
        }
        return true
    }

    private mutating func enter(_ kind: JSONTape.Kind) throws(Fault) {
        guard open.count < depthLimit else {
            throw Fault(offset: offset, message: "nested more than \(depthLimit) levels deep", hint: nil)
        }
        open.append(nodes.count)
        nodes.append(.init(start: UInt32(truncatingIfNeeded: offset), kind: kind, payload: 0))
        offset += 1
    }

    /// Counts a finished part of the innermost open list or object.
    private mutating func countPart() {
        nodes[open[open.count - 1]].payload += 1 << 32
    }

    private mutating func scanKey() throws(Fault) {
        guard offset < bytes.count else { throw endOfText("a name or '}'") }
        guard bytes[offset] == UInt8(ascii: "\"") else {
            throw Fault(offset: offset, message: "expected a name in double quotes, got \(found)", hint: "write names as \"name\"")
        }
        try scanString()
        skipSpace()
        guard offset < bytes.count else { throw endOfText("':'") }
        guard bytes[offset] == UInt8(ascii: ":") else {
            throw Fault(offset: offset, message: "expected ':' after a name, got \(found)", hint: nil)
        }
        offset += 1
    }

    private mutating func scanWord(_ word: StaticString, _ kind: JSONTape.Kind) throws(Fault) {
        let count = word.utf8CodeUnitCount
        let matches = word.withUTF8Buffer { letters in
            offset + count <= bytes.count && letters.elementsEqual(bytes[offset..<(offset + count)])
        }
        guard matches, offset + count == bytes.count || !Self.isWordByte(bytes[offset + count]) else { throw notAValue() }
        nodes.append(.init(start: UInt32(truncatingIfNeeded: offset), kind: kind, payload: 0))
        offset += count
    }

    private mutating func scanNumber() throws(Fault) {
        let (value, end) = try JSONNumber.scan(bytes, from: offset)
        nodes.append(.init(start: UInt32(truncatingIfNeeded: offset), kind: .number, payload: value.bitPattern))
        offset = end
    }

    private mutating func scanString() throws(Fault) {
        let start = offset
        var cursor = offset + 1
        var kind = JSONTape.Kind.string
        while cursor < bytes.count {
            let byte = bytes[cursor]
            if byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") {
                cursor += 1
            } else if byte == UInt8(ascii: "\"") {
                nodes.append(.init(start: UInt32(truncatingIfNeeded: start), kind: kind, payload: UInt64(cursor - start - 1)))
                offset = cursor + 1
                return
            } else if byte == UInt8(ascii: "\\") {
                kind = .escapedString
                cursor = try escapeEnd(cursor)
            } else if byte < 0x20 {
                let hint =
                    byte == 0x0A || byte == 0x0D
                    ? "is the closing quote missing? a new line in a text is written \\n" : "write it as \\u00XX"
                throw Fault(offset: cursor, message: "a text holds a raw control character", hint: hint)
            } else {
                let length = Self.scalarLength(bytes, cursor)
                guard length > 0 else {
                    throw Fault(offset: cursor, message: "a byte that is not UTF-8", hint: "save the file as UTF-8")
                }
                cursor += length
            }
        }
        throw Fault(offset: start, message: "a text without a closing quote", hint: nil)
    }

    /// The offset after an escape that is well formed.
    private func escapeEnd(_ start: Int) throws(Fault) -> Int {
        guard start + 1 < bytes.count else { return bytes.count }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            return start + 2
        case UInt8(ascii: "u"):
            guard start + 6 <= bytes.count, bytes[(start + 2)..<(start + 6)].allSatisfy({ JSONEscapes.hexDigit($0) != nil }) else {
                throw Fault(offset: start, message: "'\\u' needs four hexadecimal digits", hint: nil)
            }
            return start + 6
        default:
            throw Fault(offset: start, message: "an escape that JSON does not have", hint: "write a backslash as \\\\")
        }
    }

    /// The byte count of the UTF-8 scalar at an offset; 0 when the bytes are no UTF-8.
    private static func scalarLength(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
        let first = bytes[offset]
        func follows(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            offset + distance < bytes.count && range.contains(bytes[offset + distance])
        }
        switch first {
        case 0xC2...0xDF: return follows(1) ? 2 : 0
        case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
        case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
        case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
        case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
        case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
        case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }

    private mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0D: offset += 1
            case 0x0A:
                offset += 1
                lineStarts.append(UInt32(truncatingIfNeeded: offset))
            default: return
            }
        }
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "$"):
            true
        default: false
        }
    }
}

extension JSONScanner {
    /// The word or character at the current place, in quotes.
    private var found: String {
        var end = offset
        while end < bytes.count, end - offset < 20, Self.isWordByte(bytes[end]) { end += 1 }
        if end == offset { end = min(bytes.count, offset + max(1, Self.scalarLength(bytes, offset))) }
        return "'\(String(decoding: bytes[offset..<end], as: UTF8.self))'"
    }

    private func endOfText(_ expected: String) -> Fault {
        guard let container = open.last else {
            return Fault(offset: bytes.count, message: "expected \(expected), got the end of the text", hint: nil)
        }
        let place = JSONTape.position(ofOffset: nodes[container].start, lineStarts: lineStarts)
        let opening = nodes[container].kind == .object ? "{" : "["
        return Fault(
            offset: bytes.count, message: "expected \(expected), got the end of the text",
            hint: "the '\(opening)' of line \(place.line), column \(place.column) is still open")
    }

    private func notAValue() -> Fault {
        let hint: String? =
            switch bytes[offset] {
            case UInt8(ascii: "'"): "texts are written in double quotes"
            case UInt8(ascii: "/"), UInt8(ascii: "#"): "JSON has no comments"
            case UInt8(ascii: "+"), UInt8(ascii: "."): "a number starts with a digit or '-'"
            case UInt8(ascii: ","): "is a value missing, or a comma too many?"
            case let byte where Self.isWordByte(byte): "the words of JSON are true, false and null; texts are written in double quotes"
            default: nil
            }
        return Fault(offset: offset, message: "expected a value, got \(found)", hint: hint)
    }
}

/// Reads the little JSON that exports carry inside XML: a string, or an object whose interesting values are strings.
enum FlatJSON {
    /// The string that a JSON text is; nil when it is none.
    static func string(_ text: String) -> String? {
        var scanner = Scanner(text)
        guard let string = scanner.string(), scanner.isAtEnd else { return nil }
        return string
    }

    /// The strings among the values of an object, by name; nil when the text is no such object.
    static func strings(_ text: String) -> [String: String]? {
        var scanner = Scanner(text)
        var result: [String: String] = [:]
        guard scanner.take("{") else { return nil }
        while let name = scanner.string() {
            guard scanner.take(":") else { return nil }
            if let value = scanner.string() { result[name] = value } else { scanner.skipValue() }
            if !scanner.take(",") { break }
        }
        return scanner.take("}") ? result : nil
    }

    private struct Scanner {
        private let units: [UInt16]
        private var offset = 0

        init(_ text: String) { units = Array(text.utf16) }

        var isAtEnd: Bool {
            units[offset...].allSatisfy(Self.isWhiteSpace)
        }

        /// Takes a character, and white space before it.
        mutating func take(_ character: Unicode.Scalar) -> Bool {
            while offset < units.count, Self.isWhiteSpace(units[offset]) { offset += 1 }
            guard offset < units.count, UInt32(units[offset]) == character.value else { return false }
            offset += 1
            return true
        }

        /// Takes a string in quotes; nil, with nothing taken, when there is none.
        mutating func string() -> String? {
            let start = offset
            guard take("\"") else { return nil }
            var result: [UInt16] = []
            while offset < units.count {
                let unit = units[offset]
                offset += 1
                if unit == 0x22 { return String(decoding: result, as: UTF16.self) }
                guard unit == 0x5C else {
                    result.append(unit)
                    continue
                }
                guard let escaped = escape() else { break }
                result.append(escaped)
            }
            offset = start
            return nil
        }

        private mutating func escape() -> UInt16? {
            guard offset < units.count else { return nil }
            let unit = units[offset]
            offset += 1
            switch UInt8(truncatingIfNeeded: unit) {
            case UInt8(ascii: "b"): return 0x08
            case UInt8(ascii: "f"): return 0x0C
            case UInt8(ascii: "n"): return 0x0A
            case UInt8(ascii: "r"): return 0x0D
            case UInt8(ascii: "t"): return 0x09
            case UInt8(ascii: "u"):
                guard offset + 4 <= units.count else { return nil }
                let digits = String(decoding: units[offset..<offset + 4], as: UTF16.self)
                offset += 4
                return UInt16(digits, radix: 16)
            default: return unit
            }
        }

        /// Passes over a value that is no string, nested ones included.
        mutating func skipValue() {
            var depth = 0
            while offset < units.count {
                switch UInt8(truncatingIfNeeded: units[offset]) {
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    if depth == 0 { return }
                    depth -= 1
                case UInt8(ascii: ",") where depth == 0: return
                case UInt8(ascii: "\""):
                    if string() != nil { continue }
                default: break
                }
                offset += 1
            }
        }

        private static func isWhiteSpace(_ unit: UInt16) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(unit) }
    }
}

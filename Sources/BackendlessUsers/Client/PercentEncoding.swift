/// Escapes and reads text in addresses as the JavaScript SDK does.
public enum PercentEncoding {
    /// Escapes everything but letters, digits and `-_.!~*'()`, as JavaScript's `encodeURIComponent`.
    public static func component(_ text: String) -> String {
        escape(text) { isAlphanumeric($0) || Self.marks.contains($0) }
    }

    /// Escapes one segment of a path.
    ///
    /// `@ : $ & + , ; =` stay as they are and an octet that is already escaped is not escaped twice, as the SDK has it.
    /// Ours: `/ ? #` are escaped too, where the SDK lets them break the path, and a segment of dots cannot climb.
    public static func segment(_ text: String) -> String {
        if text == "." { return "%2E" }
        if text == ".." { return "%2E%2E" }
        let bytes = Array(text.utf8)
        var offset = -1
        return escape(text) { byte in
            offset += 1
            if byte == UInt8(ascii: "%") {
                return offset + 2 < bytes.count && hexDigit(bytes[offset + 1]) != nil && hexDigit(bytes[offset + 2]) != nil
            }
            return isAlphanumeric(byte) || Self.marks.contains(byte) || Self.segmentMarks.contains(byte)
        }
    }

    /// Turns escaped octets back into text; what is no escape stays.
    public static func decode(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var offset = 0
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "%"), offset + 2 < bytes.count, let high = hexDigit(bytes[offset + 1]),
                let low = hexDigit(bytes[offset + 2])
            {
                output.append(high << 4 | low)
                offset += 3
            } else {
                output.append(bytes[offset])
                offset += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static let marks = Array("-_.!~*'()".utf8)
    private static let segmentMarks = Array("@:$&+,;=".utf8)
    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func escape(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
        var output: [UInt8] = []
        for byte in text.utf8 {
            if isKept(byte) {
                output.append(byte)
            } else {
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

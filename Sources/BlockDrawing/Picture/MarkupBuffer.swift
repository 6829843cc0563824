/// Collects a picture's bytes.
struct MarkupBuffer {
    private(set) var bytes: [UInt8] = []

    /// Adds markup as it is.
    mutating func raw(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Adds markup as it is.
    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Adds bytes as they are.
    mutating func raw(bytes more: [UInt8]) { bytes.append(contentsOf: more) }

    /// Adds a whole number.
    mutating func number(_ number: Int) {
        if (0..<10).contains(number) { return bytes.append(UInt8(ascii: "0") + UInt8(number)) }
        var digits = (UInt64(0), UInt64(0), UInt64(0))
        withUnsafeMutableBytes(of: &digits) { digits in
            var offset = digits.count
            var rest = number.magnitude
            repeat {
                offset -= 1
                digits[offset] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            if number < 0 { bytes.append(UInt8(ascii: "-")) }
            bytes.append(contentsOf: digits[offset...])
        }
    }

    /// Adds text, in an attribute or between tags.
    ///
    /// Characters that XML cannot hold become U+FFFD; so do unpaired surrogates, which a text may hold in JSON.
    mutating func text(_ text: some StringProtocol) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "\""): raw("&quot;")
            case 0x09, 0x0A, 0x0D:
                raw("&#")
                number(Int(byte))
                raw(";")
            case 0..<0x20, 0x7F: raw("\u{FFFD}")
            case 0xBE...0xBF where endsWithNoncharacterStart:
                bytes.removeLast(2)
                raw("\u{FFFD}")
            default: bytes.append(byte)
            }
        }
    }

    /// Whether the next byte may complete U+FFFE or U+FFFF.
    private var endsWithNoncharacterStart: Bool {
        bytes.count >= 2 && bytes[bytes.count - 1] == 0xBF && bytes[bytes.count - 2] == 0xEF
    }
}

/// Bytes as letters and digits.
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The bytes in lines of 76 characters.
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 4 / 3 + bytes.count / 50 + 8)
        var offset = 0
        while offset < bytes.count {
            if offset % 57 == 0, offset > 0 { result.append(0x0A) }
            let rest = min(3, bytes.count - offset)
            var group = 0
            for place in 0..<3 { group = group << 8 | (place < rest ? Int(bytes[offset + place]) : 0) }
            for place in 0..<4 { result.append(place <= rest ? letters[group >> (18 - 6 * place) & 0x3F] : UInt8(ascii: "=")) }
            offset += 3
        }
        return result
    }

    /// The bytes of a text; white space is passed over.
    ///
    /// - Returns: nil when it is no base 64.
    static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        var group = 0, count = 0, padding = 0
        for byte in text {
            let value: Int
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = Int(byte - UInt8(ascii: "A"))
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = Int(byte - UInt8(ascii: "a")) + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int(byte - UInt8(ascii: "0")) + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            case UInt8(ascii: "="):
                padding += 1
                continue
            case 0x20, 0x09, 0x0A, 0x0D: continue
            default: return nil
            }
            if padding > 0 { return nil }
            group = group << 6 | value
            count += 1
            if count % 4 == 0 {
                result.append(contentsOf: [UInt8(group >> 16 & 0xFF), UInt8(group >> 8 & 0xFF), UInt8(group & 0xFF)])
                group = 0
            }
        }
        switch count % 4 {
        case 0: return padding == 0 ? result : nil
        case 2 where padding == 2: return result + [UInt8(group >> 4 & 0xFF)]
        case 3 where padding == 1: return result + [UInt8(group >> 10 & 0xFF), UInt8(group >> 2 & 0xFF)]
        default: return nil
        }
    }
}

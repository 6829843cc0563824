/// Turns the escapes of a JSON text into characters.
enum JSONEscapes {
    /// Decodes the bytes between the quotes of a text that the parser accepted.
    ///
    /// A surrogate escape without its partner becomes U+FFFD, since a Swift string cannot hold it.
    static func decode(_ raw: UnsafeBufferPointer<UInt8>) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(raw.count)
        var offset = 0
        while offset < raw.count {
            let byte = raw[offset]
            guard byte == UInt8(ascii: "\\"), offset + 1 < raw.count else {
                output.append(byte)
                offset += 1
                continue
            }
            let letter = raw[offset + 1]
            offset += 2
            guard letter == UInt8(ascii: "u") else {
                output.append(plain(letter))
                continue
            }
            var unit = hex(raw, offset)
            offset += 4
            if 0xD800..<0xDC00 ~= unit, offset + 5 < raw.count, raw[offset] == UInt8(ascii: "\\"), raw[offset + 1] == UInt8(ascii: "u") {
                let low = hex(raw, offset + 2)
                if 0xDC00..<0xE000 ~= low {
                    unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                    offset += 6
                }
            }
            output.append(contentsOf: UTF8.encode(Unicode.Scalar(unit) ?? "\u{FFFD}").map(Array.init) ?? [])
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func plain(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        default: letter
        }
    }

    private static func hex(_ raw: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt32 {
        var unit: UInt32 = 0
        for position in offset..<(offset + 4) { unit = unit << 4 | UInt32(hexDigit(raw[position]) ?? 0) }
        return unit
    }

    /// The value of a hexadecimal digit.
    static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// The bytes of a file as UTF-8, whatever encoding it is in.
///
/// Exports are UTF-8; a file that went through an editor on Windows may be UTF-16 or Latin-1. Only these are taken: a
/// general converter would be more code to trust with a stranger's file than anybody needs.
public enum SourceText: Sendable {
    /// The bytes are UTF-8 from an offset on: 3 after a byte order mark, else 0. Their validity is not checked.
    case utf8(from: Int)
    /// The bytes were in another encoding; this is the same text in UTF-8.
    case converted([UInt8])
    /// An encoding that is not supported, by its name.
    case unsupported(String)

    /// Finds the encoding from the byte order mark, or from the XML declaration, and converts the text where needed.
    public init(_ bytes: UnsafeRawBufferPointer) {
        let missing: UInt8 = 1
        let start = (bytes.first ?? missing, bytes.dropFirst().first ?? missing, bytes.dropFirst(2).first ?? missing)
        switch start {
        case (0xEF, 0xBB, 0xBF): self = .utf8(from: 3)
        case (0xFF, 0xFE, _): self = .converted(Self.fromUTF16(bytes.dropFirst(2), lowByteFirst: true))
        case (0xFE, 0xFF, _): self = .converted(Self.fromUTF16(bytes.dropFirst(2), lowByteFirst: false))
        case (UInt8(ascii: "<"), 0, _): self = .converted(Self.fromUTF16(bytes[...], lowByteFirst: true))
        case (0, UInt8(ascii: "<"), _): self = .converted(Self.fromUTF16(bytes[...], lowByteFirst: false))
        default:
            let name = Self.declaredEncoding(bytes) ?? "utf-8"
            switch name.lowercased() {
            case "utf-8", "utf8", "us-ascii", "ascii": self = .utf8(from: 0)
            case "iso-8859-1", "latin1", "windows-1252", "cp1252": self = .converted(Self.fromWindows1252(bytes))
            default: self = .unsupported(name)
            }
        }
    }

    /// The text in UTF-8 without a byte order mark, for showing lines of it; nil when the encoding is not supported.
    public static func lines(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
        switch bytes.withUnsafeBytes({ SourceText($0) }) {
        case .utf8(let start): bytes[start...]
        case .converted(let text): text[...]
        case .unsupported: nil
        }
    }

    /// The name after `encoding=` in `<?xml ... ?>`.
    private static func declaredEncoding(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard bytes.starts(with: "<?xml".utf8) else { return nil }
        let head = String(decoding: bytes.prefix(200), as: UTF8.self)
        guard let end = head.firstRange(of: "?>"), let key = head.firstRange(of: "encoding"), key.upperBound < end.lowerBound else {
            return nil
        }
        let parts = head[key.upperBound..<end.lowerBound].split(omittingEmptySubsequences: false) { $0 == "\"" || $0 == "'" }
        return parts.count >= 3 ? String(parts[1]) : nil
    }

    /// Unpaired surrogates and an odd last byte become U+FFFD.
    private static func fromUTF16(_ bytes: Slice<UnsafeRawBufferPointer>, lowByteFirst: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        let units = AnyIterator<UInt16> {
            guard position + 1 < bytes.endIndex else { return nil }
            defer { position += 2 }
            let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
            return lowByteFirst ? second << 8 | first : first << 8 | second
        }
        _ = transcode(units, from: UTF16.self, to: UTF8.self, stoppingOnError: false) { result.append($0) }
        if bytes.count % 2 != 0 { result += Array("\u{FFFD}".utf8) }
        return result
    }

    /// Windows-1252, which is what browsers read for the label `iso-8859-1` too.
    private static func fromWindows1252(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            switch byte {
            case ..<0x80: result.append(byte)
            case 0x80..<0xA0: result += Array(String(Self.windows1252[Int(byte - 0x80)]).utf8)
            default:
                result.append(0xC0 | byte >> 6)
                result.append(0x80 | byte & 0x3F)
            }
        }
        return result
    }

    /// The characters of 0x80 to 0x9F; the five unassigned ones are the controls of the same number.
    private static let windows1252: [Unicode.Scalar] = Array(
        "\u{20AC}\u{81}\u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}\u{2C6}\u{2030}\u{160}\u{2039}\u{152}\u{8D}\u{17D}\u{8F}\u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{2DC}\u{2122}\u{161}\u{203A}\u{153}\u{9D}\u{17E}\u{178}"
            .unicodeScalars)
}

import BackendlessUsers

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Finds passwords and tokens in files that cannot be read otherwise, because something is wrong with them.
///
/// A message about such a file shows the line; what stands there under a secret's name is hidden.
public enum WrittenSecrets {
    /// A text with as many asterisks in the place of each value of a secret's name: `"password": "..."` in JSON and YAML, `password: ...` in
    /// YAML, the text of the block in an input of that name in XML.
    public static func masked(_ text: [UInt8]) -> [UInt8] {
        var masked = text
        for name in Redaction.secretNames {
            let name = Array(name.utf8)
            var offset = 0
            while let found = find(name, in: text, from: offset) {
                offset = found + name.count
                for range in values(after: found, name.count, in: text) { for place in range { masked[place] = UInt8(ascii: "*") } }
            }
        }
        return masked
    }

    private static func find(_ name: [UInt8], in text: [UInt8], from start: Int) -> Int? {
        guard start < text.count else { return nil }
        return text.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var offset = start
            while offset <= bytes.count - name.count {
                guard let first = memchr(base + offset, Int32(name[0]), bytes.count - offset) else { return nil }
                offset = base.distance(to: UnsafeRawPointer(first))
                if offset <= bytes.count - name.count, memcmp(base + offset, name, name.count) == 0 { return offset }
                offset += 1
            }
            return nil
        }
    }

    /// Where the values of a name are that ends `count` bytes after `start`.
    private static func values(after start: Int, _ count: Int, in text: [UInt8]) -> [Range<Int>] {
        var offset = start + count
        let isQuoted = start > 0 && (text[start - 1] == UInt8(ascii: "\"") || text[start - 1] == UInt8(ascii: "'"))
        if isQuoted {
            guard offset < text.count, text[offset] == text[start - 1] else { return [] }
            offset += 1
        }
        if isQuoted, start >= 6, text[start - 2] == UInt8(ascii: "=") { return fields(from: offset, in: text) }
        skipBlanks(&offset, text)
        guard offset < text.count, text[offset] == UInt8(ascii: ":") else { return [] }
        offset += 1
        skipBlanks(&offset, text)
        guard offset < text.count else { return [] }
        if text[offset] == UInt8(ascii: "\"") || text[offset] == UInt8(ascii: "'") {
            let quote = text[offset]
            let first = offset + 1
            offset = first
            while offset < text.count, text[offset] != quote, text[offset] != UInt8(ascii: "\n") {
                offset += text[offset] == UInt8(ascii: "\\") ? 2 : 1
            }
            return [first..<min(offset, text.count)]
        }
        let first = offset
        while offset < text.count, !",}]\n".utf8.contains(text[offset]) { offset += 1 }
        return [first..<offset]
    }

    private static func skipBlanks(_ offset: inout Int, _ text: [UInt8]) {
        while offset < text.count, " \t\r\n".utf8.contains(text[offset]) { offset += 1 }
    }

    /// The contents of the fields up to the end of an input.
    private static func fields(from start: Int, in text: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var offset = start
        let (field, end) = (Array("<field".utf8), Array("</value".utf8))
        while offset < text.count {
            guard text[offset] == UInt8(ascii: "<") else {
                offset += 1
                continue
            }
            if text[offset...].starts(with: end) { break }
            let isField = text[offset...].starts(with: field)
            while offset < text.count, text[offset] != UInt8(ascii: ">") { offset += 1 }
            offset += 1
            guard isField, offset < text.count else { continue }
            let first = offset
            while offset < text.count, text[offset] != UInt8(ascii: "<") { offset += 1 }
            ranges.append(first..<offset)
        }
        return ranges
    }
}

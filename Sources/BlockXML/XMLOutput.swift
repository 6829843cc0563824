internal import BlockModel

/// Writes tags and text with what must be escaped.
struct XMLOutput {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// ` name="value"`.
    mutating func attribute(_ name: String, _ value: String) {
        raw(" ")
        raw(name)
        raw("=\"")
        escaped(value, inAttribute: true)
        raw("\"")
    }

    mutating func attributes(_ attributes: [MarkupAttribute]) {
        for item in attributes { attribute(item.name, item.value) }
    }

    mutating func text(_ text: String) { escaped(text, inAttribute: false) }

    /// An element with its children; the depth of markup is bounded, so recursion is safe.
    mutating func element(_ element: MarkupElement) {
        raw("<")
        raw(element.name)
        attributes(element.attributes)
        raw(">")
        text(element.text)
        for child in element.children { self.element(child) }
        raw("</")
        raw(element.name)
        raw(">")
    }

    /// White space other than a blank is turned into a blank in attributes by whoever reads it, and a carriage return into a line feed
    /// everywhere, unless they are written as numbers. Characters that XML cannot hold become U+FFFD.
    private mutating func escaped(_ text: String, inAttribute: Bool) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\"") where inAttribute: raw("&quot;")
            case 0x09 where inAttribute: raw("&#9;")
            case 0x0A where inAttribute: raw("&#10;")
            case 0x0D: raw("&#13;")
            case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20: raw("\u{FFFD}")
            case 0xBE, 0xBF:
                bytes.append(byte)
                // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
                if bytes.count >= 3, bytes[bytes.count - 3] == 0xEF, bytes[bytes.count - 2] == 0xBF { bytes[bytes.count - 1] = 0xBD }
            default: bytes.append(byte)
            }
        }
    }
}

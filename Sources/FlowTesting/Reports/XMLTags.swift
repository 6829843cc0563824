/// The start tags of an XML text in their order, with their attributes: enough to read reports back.
struct XMLTags: IteratorProtocol {
    /// A start tag.
    struct Tag {
        var name: String
        var attributes: [(name: String, value: String)]

        subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    mutating func next() -> Tag? {
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[rest.index(after: start)...]
            switch rest.first {
            case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "/"): continue
            default: return tag()
            }
        }
        return nil
    }

    private mutating func tag() -> Tag? {
        var tag = Tag(name: name(), attributes: [])
        while true {
            skip { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 || $0 == UInt8(ascii: "/") }
            guard let byte = rest.first, byte != UInt8(ascii: ">") else { return tag }
            let name = name()
            skip { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: ">") }
            guard let quote = rest.popFirst(), quote != UInt8(ascii: ">") else { return tag }
            let value = take { $0 != quote }
            _ = rest.popFirst()
            tag.attributes.append((name, XMLText.unescape(value)))
        }
    }

    private mutating func name() -> String {
        take { $0 > 0x20 && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
    }

    private mutating func take(_ isTaken: (UInt8) -> Bool) -> String {
        let part = rest.prefix(while: isTaken)
        rest = rest[part.endIndex...]
        return String(Substring(part))
    }

    private mutating func skip(_ isSkipped: (UInt8) -> Bool) { rest = rest.drop(while: isSkipped) }
}

extension XMLText {
    /// The text that an attribute's characters and references stand for.
    static func unescape(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: ";"), let character = character(rest[..<end]) else {
                result += "&"
                continue
            }
            result.unicodeScalars.append(character)
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func character(_ reference: Substring) -> Unicode.Scalar? {
        let named: [Substring: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        if let scalar = named[reference] { return scalar }
        guard reference.hasPrefix("#") else { return nil }
        let digits = reference.dropFirst()
        let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap { Unicode.Scalar($0) }
    }
}

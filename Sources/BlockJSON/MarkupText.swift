internal import BlockModel

/// The little XML that the JSON format holds in strings: mutations of blocks that know no other form.
enum MarkupText {
    /// Writes elements one after the other.
    static func text(of elements: [MarkupElement]) -> String {
        var text = ""
        for element in elements { write(element, into: &text) }
        return text
    }

    /// Reads elements that stand one after the other; nil when the text is anything else or nested deeper than allowed.
    static func elements(in text: String, maximumDepth: Int, at position: SourcePosition) -> [MarkupElement]? {
        var scanner = MarkupScanner(bytes: Array(text.utf8), position: position, maximumDepth: maximumDepth)
        return scanner.scan()
    }

    /// The depth of markup is bounded, so recursion is safe.
    private static func write(_ element: MarkupElement, into text: inout String) {
        text += "<" + element.name
        for attribute in element.attributes { text += " \(attribute.name)=\"\(escaped(attribute.value, inAttribute: true))\"" }
        text += ">" + escaped(element.text, inAttribute: false)
        for child in element.children { write(child, into: &text) }
        text += "</\(element.name)>"
    }

    private static func escaped(_ text: String, inAttribute: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where inAttribute: result += "&quot;"
            case "\n" where inAttribute: result += "&#10;"
            case "\t" where inAttribute: result += "&#9;"
            case "\r": result += "&#13;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// Reads elements, attributes, text and the references that XML knows; comments, CDATA and the rest make it give up.
private struct MarkupScanner {
    let bytes: [UInt8]
    let position: SourcePosition
    let maximumDepth: Int
    var offset = 0
    var open: [(element: MarkupElement, text: [UInt8])] = []
    var finished: [MarkupElement] = []

    mutating func scan() -> [MarkupElement]? {
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "<") {
                offset += 1
                guard take(UInt8(ascii: "/")) ? closeElement() : openElement() else { return nil }
            } else if open.isEmpty {
                guard isSpace(bytes[offset]) else { return nil }
                offset += 1
            } else {
                guard let byte = character() else { return nil }
                open[open.count - 1].text += byte
            }
        }
        return open.isEmpty && !finished.isEmpty ? finished : nil
    }

    private mutating func openElement() -> Bool {
        guard open.count < maximumDepth, let name = name() else { return false }
        var element = MarkupElement(name, at: position)
        while true {
            skipSpace()
            if take(UInt8(ascii: "/")) {
                guard take(UInt8(ascii: ">")) else { return false }
                finish(element)
                return true
            }
            if take(UInt8(ascii: ">")) {
                open.append((element, []))
                return true
            }
            guard let attribute = attribute() else { return false }
            element.attributes.append(attribute)
        }
    }

    private mutating func closeElement() -> Bool {
        guard let name = name(), var (element, text) = open.popLast(), element.name == name else { return false }
        skipSpace()
        element.text = String(decoding: text, as: UTF8.self)
        text = []
        finish(element)
        return take(UInt8(ascii: ">"))
    }

    private mutating func finish(_ element: MarkupElement) {
        if open.isEmpty { finished.append(element) } else { open[open.count - 1].element.children.append(element) }
    }

    private mutating func attribute() -> MarkupAttribute? {
        guard let name = name() else { return nil }
        skipSpace()
        guard take(UInt8(ascii: "=")) else { return nil }
        skipSpace()
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'") else { return nil }
        let quote = bytes[offset]
        offset += 1
        var value: [UInt8] = []
        while offset < bytes.count, bytes[offset] != quote {
            guard bytes[offset] != UInt8(ascii: "<"), let byte = character() else { return nil }
            value += byte
        }
        return take(quote) ? MarkupAttribute(name, String(decoding: value, as: UTF8.self)) : nil
    }

    /// One byte, or the characters of a reference.
    private mutating func character() -> [UInt8]? {
        let byte = bytes[offset]
        offset += 1
        guard byte == UInt8(ascii: "&") else { return [byte] }
        guard let end = bytes[offset...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: bytes[offset..<end], as: UTF8.self)
        offset = end + 1
        switch name {
        case "lt": return [UInt8(ascii: "<")]
        case "gt": return [UInt8(ascii: ">")]
        case "amp": return [UInt8(ascii: "&")]
        case "quot": return [UInt8(ascii: "\"")]
        case "apos": return [UInt8(ascii: "'")]
        default:
            let number =
                name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst(1)) : nil
            return number.flatMap { Unicode.Scalar($0) }.map { Array(String($0).utf8) }
        }
    }

    private mutating func name() -> String? {
        let start = offset
        while offset < bytes.count, isNameByte(bytes[offset]) { offset += 1 }
        return offset > start ? String(decoding: bytes[start..<offset], as: UTF8.self) : nil
    }

    private mutating func skipSpace() {
        while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }
}

/// A piece of a page. Texts that are put into it are escaped; only other pieces go in as they are.
struct HTML: Sendable, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
    private(set) var text: String

    init(stringLiteral value: String) { text = value }

    init(arrayLiteral elements: HTML...) { self.init(elements) }

    /// Pieces one after the other.
    init(_ pieces: some Sequence<HTML>) { text = pieces.map(\.text).joined(separator: "\n") }

    init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

    /// Collects the parts of a literal.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) { text += literal }
        mutating func appendInterpolation(_ piece: HTML) { text += piece.text }
        mutating func appendInterpolation(_ value: String) { text += HTML.escaped(value) }
        mutating func appendInterpolation(_ value: Int) { text += String(value) }
    }

    /// A text as it stands in an element or in a quoted attribute.
    static func escaped(_ text: String) -> String {
        var output = ""
        output.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&#39;"
            // No control character is allowed in a page, but the usual white space.
            case "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{7F}": output += "\u{FFFD}"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}

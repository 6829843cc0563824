/// Writes text as XML 1.0 has it.
enum XMLText {
    /// The text as the value of an attribute.
    static func attribute(_ text: String) -> String { escape(text, isAttribute: true) }

    /// The text as content.
    static func content(_ text: String) -> String { escape(text, isAttribute: false) }

    private static func escape(_ text: String, isAttribute: Bool) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += isAttribute ? "&quot;" : "\""
            case "\n", "\t", "\r": result += isAttribute || scalar == "\r" ? "&#\(scalar.value);" : String(scalar)
            // XML has no way to write other control characters.
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

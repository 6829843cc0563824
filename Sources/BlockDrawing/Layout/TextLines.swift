/// Breaks long texts into lines.
enum TextLines {
    /// The lines of a text: where it has line ends, and after spaces where a line would be wider.
    ///
    /// A word that is wider than a line is broken; nothing is left out.
    static func wrap(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            wrap(line, width: width, into: &lines)
        }
        return lines
    }

    private static func wrap(_ text: Substring, width: Int, into lines: inout [String]) {
        // Most texts are short: every character is narrower than 1.3 of the font size.
        if text.utf8.count * TextMetrics.fontSize * 13 / 10 <= width || TextMetrics.width(of: String(text)) <= width {
            return lines.append(String(text))
        }
        var line = "", lineWidth = 0
        var word = "", wordWidth = 0
        func flush(_ text: inout String, _ width: inout Int) {
            lines.append(text)
            text = ""
            width = 0
        }
        for character in text {
            let characterWidth = TextMetrics.width(of: String(character))
            if wordWidth + characterWidth > width {
                if !line.isEmpty { flush(&line, &lineWidth) }
                flush(&word, &wordWidth)
            }
            word.append(character)
            wordWidth += characterWidth
            guard character == " " else { continue }
            if lineWidth + wordWidth > width, !line.isEmpty { flush(&line, &lineWidth) }
            line += word
            lineWidth += wordWidth
            word = ""
            wordWidth = 0
        }
        if lineWidth + wordWidth > width, !line.isEmpty { flush(&line, &lineWidth) }
        lines.append(line + word)
    }
}

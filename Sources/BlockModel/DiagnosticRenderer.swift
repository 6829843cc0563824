/// Makes text of diagnostics: `file:line:column: error: message`, the source line, a caret, notes and a hint.
///
///     login.xml:2:17: error: <block> has no type [missing-type]
///         <value name="A"><block id="x"/></value>
///                         ^
///       hint: every block names its type, as in type="controls_if"; attribute names are written in lower case
///
/// Whatever comes from the file is made harmless for a terminal: control characters and marks that reorder text are not passed on.
public struct DiagnosticRenderer: Sendable {
    /// The longest piece of a source line that is shown, in bytes; exports are often a single line of megabytes.
    public static let maximumExcerptLength = 100

    /// The source text the places belong to, when it is at hand; its lines are shown. It may be in any encoding the reader takes.
    public var source: [UInt8]?

    /// Makes a renderer over a source text, or one that shows no source lines.
    public init(source: [UInt8]? = nil) { self.source = source }

    /// Renders all diagnostics, sorted by place, each ending in a newline, and the count of those left out.
    public func render(_ diagnostics: Diagnostics) -> String {
        var lines = SourceLines(source)
        var text = ""
        for item in diagnostics.sorted { text += render(item, &lines) }
        if diagnostics.omittedCount > 0 { text += "and \(diagnostics.omittedCount) more\n" }
        return text
    }

    /// The longest text of a message, note or hint that is shown, in scalars.
    static let maximumTextLength = 4_000

    /// Renders one diagnostic, ending in a newline.
    public func render(_ diagnostic: Diagnostic) -> String {
        var lines = SourceLines(source)
        return render(diagnostic, &lines)
    }

    private func render(_ diagnostic: Diagnostic, _ lines: inout SourceLines) -> String {
        var text = ""
        if let file = diagnostic.file { text += file.harmless + ":" }
        if let position = diagnostic.position { text += "\(position):" }
        if !text.isEmpty { text += " " }
        text += "\(diagnostic.severity.rawValue): \(diagnostic.message.harmless)"
        if let id = diagnostic.blockID, !id.isEmpty { text += " (block '\(id.harmless)')" }
        text += " [\(diagnostic.code)]\n"
        if let position = diagnostic.position { text += excerpt(at: position, &lines) }
        for note in diagnostic.notes {
            text += "  note: "
            if let file = note.file, file != diagnostic.file { text += "\(file.harmless):" }
            if let position = note.position { text += "\(position): " }
            text += note.message.harmless + "\n"
        }
        if let hint = diagnostic.hint { text += "  hint: \(hint.harmless)\n" }
        return text
    }

    /// The source line with a caret under the column, cut around the column when the line is long.
    private func excerpt(at position: SourcePosition, _ lines: inout SourceLines) -> String {
        guard let line = lines.line(Int(position.line)) else { return "" }
        let column = line.startIndex + min(max(Int(position.column) - 1, 0), line.count)
        var start = max(line.startIndex, min(column - Self.maximumExcerptLength * 2 / 3, line.endIndex - Self.maximumExcerptLength))
        var end = min(line.endIndex, start + Self.maximumExcerptLength)
        // A character is not cut in two: continuation bytes are 10xxxxxx.
        while start < column, line[start] & 0xC0 == 0x80 { start += 1 }
        while end > column, end < line.endIndex, line[end] & 0xC0 == 0x80 { end -= 1 }
        let before = String(decoding: line[start..<column], as: UTF8.self).harmless
        let after = String(decoding: line[column..<end], as: UTF8.self).harmless
        let (lead, trail) = (start > line.startIndex ? "..." : "", end < line.endIndex ? "..." : "")
        let indent = String(repeating: " ", count: lead.count + before.reduce(0) { $0 + $1.terminalWidth })
        return "    \(lead)\(before)\(after)\(trail)\n    \(indent)^\n"
    }
}

extension String {
    /// The text with a blank for every control character and nothing for every mark that reorders text; the start of a very long one.
    fileprivate var harmless: String {
        var result = ""
        for (offset, scalar) in unicodeScalars.enumerated() {
            if offset == DiagnosticRenderer.maximumTextLength { return result + "..." }
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: result += " "
            case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Character {
    /// How many columns a terminal gives it: two for East Asian wide characters and pictures.
    fileprivate var terminalWidth: Int {
        switch unicodeScalars.first?.value ?? 0 {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}

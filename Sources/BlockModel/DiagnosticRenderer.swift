/// Makes text of diagnostics: `file:line:column: error: message`, the source line, a caret, notes and a hint.
public struct DiagnosticRenderer: Sendable {
    /// The longest piece of a source line that is shown; exports are often a single line of megabytes.
    public static let maximumExcerptLength = 100

    /// The source text the places belong to, when it is at hand; its lines are shown.
    public var source: [UInt8]?

    /// Makes a renderer over a source text, or one that shows no source lines.
    public init(source: [UInt8]? = nil) { self.source = source }

    /// Renders all diagnostics, sorted by place, each ending in a newline, and the count of those left out.
    public func render(_ diagnostics: Diagnostics) -> String {
        var text = ""
        for item in diagnostics.sorted { text += render(item) }
        if diagnostics.omittedCount > 0 { text += "and \(diagnostics.omittedCount) more\n" }
        return text
    }

    /// Renders one diagnostic, ending in a newline.
    public func render(_ diagnostic: Diagnostic) -> String {
        var text = ""
        if let file = diagnostic.file { text += file + ":" }
        if let position = diagnostic.position { text += "\(position):" }
        if !text.isEmpty { text += " " }
        text += "\(diagnostic.severity.rawValue): \(diagnostic.message)"
        if let id = diagnostic.blockID, !id.isEmpty { text += " (block '\(id)')" }
        text += " [\(diagnostic.code)]\n"
        if let position = diagnostic.position { text += excerpt(at: position) }
        for note in diagnostic.notes {
            text += "  note: "
            if let position = note.position { text += "\(position): " }
            text += note.message + "\n"
        }
        if let hint = diagnostic.hint { text += "  hint: \(hint)\n" }
        return text
    }

    /// The source line with a caret under the column, cut around the column when the line is long.
    private func excerpt(at position: SourcePosition) -> String {
        guard let line = sourceLine(Int(position.line)) else { return "" }
        let column = min(max(Int(position.column) - 1, 0), line.count)
        let start = max(0, min(column - Self.maximumExcerptLength * 2 / 3, line.count - Self.maximumExcerptLength))
        let end = min(line.count, start + Self.maximumExcerptLength)
        let piece = line[line.startIndex + start..<line.startIndex + end]
        let shown = String(decoding: piece, as: UTF8.self).map { $0.isPrintable ? $0 : " " }
        let before = String(decoding: piece.prefix(column - start), as: UTF8.self)
        let lead = start > 0 ? "..." : ""
        let indent = String(repeating: " ", count: lead.count + before.count)
        return "    \(lead)\(String(shown))\(end < line.count ? "..." : "")\n    \(indent)^\n"
    }

    private func sourceLine(_ number: Int) -> ArraySlice<UInt8>? {
        guard let source, number > 0 else { return nil }
        var start = 0
        for _ in 1..<max(number, 1) {
            guard let newline = source[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            start = newline + 1
        }
        let end = source[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count
        return source[start..<end]
    }
}

extension Character {
    /// Whether a terminal shows it as itself; control characters of a hostile file must not reach the terminal.
    fileprivate var isPrintable: Bool {
        unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && !(0x80...0x9F).contains($0.value) }
    }
}

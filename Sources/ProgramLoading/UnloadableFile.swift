public import BlockModel

/// Says why a program, or something it needs, cannot be loaded.
public struct UnloadableFile: Error, Sendable {
    /// What is wrong.
    public var diagnostics: Diagnostics
    /// The texts that the diagnostics are about, by file.
    public var sources: [String: [UInt8]] = [:]

    /// Makes a failure of diagnostics and the texts they are about.
    public init(diagnostics: Diagnostics, sources: [String: [UInt8]] = [:]) {
        self.diagnostics = diagnostics
        self.sources = sources
    }

    /// Makes a failure of a file that cannot be read.
    public init(_ failure: FileFailure) {
        self.init(Diagnostic(.error, code: "unreadable-file", failure.message, file: failure.file))
    }

    /// Makes a failure of one diagnostic.
    public init(_ diagnostic: Diagnostic, sources: [String: [UInt8]] = [:]) {
        self.init([diagnostic], sources: sources)
    }

    /// Makes a failure of some diagnostics.
    public init(_ list: [Diagnostic], sources: [String: [UInt8]] = [:]) {
        diagnostics = Diagnostics()
        for diagnostic in list { diagnostics.append(diagnostic) }
        self.sources = sources
    }

    /// The diagnostics as text, those of each file with its source lines.
    public var text: String { renderDiagnostics(diagnostics, sources) }
}

/// Renders diagnostics, those of each file with its source lines.
public func renderDiagnostics(_ diagnostics: Diagnostics, _ sources: [String: [UInt8]]) -> String {
    let sources = diagnostics.items.isEmpty ? [:] : sources.mapValues(WrittenSecrets.masked)
    if sources.count <= 1 { return DiagnosticRenderer(source: sources.first?.value).render(diagnostics) }
    var text = diagnostics.sorted.map { DiagnosticRenderer(source: $0.file.flatMap { sources[$0] }).render($0) }.joined()
    if diagnostics.omittedCount > 0 { text += "and \(diagnostics.omittedCount) more\n" }
    return text
}

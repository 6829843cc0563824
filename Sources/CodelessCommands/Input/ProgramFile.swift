import BlockCompiler
import BlockJSON
import BlockModel
import BlockXML

/// Reads block programs in either of their formats, told apart by the first character.
struct ProgramFile {
    /// The file as the user named it.
    let name: String
    /// Its content.
    let bytes: [UInt8]
    /// The blocks.
    let workspace: Workspace
    /// What was ignored or is doubtful.
    let warnings: Diagnostics

    /// Reads a file; `-` is standard input.
    ///
    /// - Throws: `UnloadableFile`.
    init(_ name: String, from terminal: Terminal) throws(UnloadableFile) {
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = name == "-" ? try terminal.readInput() : try FileBytes.read(name)
        } catch {
            throw UnloadableFile(error)
        }
        let read: ReadWorkspace
        do throws(LoadFailure) {
            read = Self.isJSON(bytes) ? try WorkspaceJSONReader().read(bytes, file: name) : try WorkspaceXMLReader().read(bytes, file: name)
        } catch {
            throw UnloadableFile(diagnostics: error.diagnostics, sources: [name: bytes])
        }
        self.name = name
        self.bytes = bytes
        workspace = read.workspace
        warnings = read.warnings
    }

    /// Whether a text is JSON: its first character, after white space and a byte-order mark, is `{`.
    static func isJSON(_ bytes: [UInt8]) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return bytes[start...].first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 } == UInt8(ascii: "{")
    }
}

/// Says why a program, or something it needs, cannot be loaded.
struct UnloadableFile: Error {
    var diagnostics: Diagnostics
    /// The texts that the diagnostics are about, by file.
    var sources: [String: [UInt8]] = [:]

    init(diagnostics: Diagnostics, sources: [String: [UInt8]] = [:]) {
        self.diagnostics = diagnostics
        self.sources = sources
    }

    init(_ failure: FileFailure) {
        self.init(Diagnostic(.error, code: "unreadable-file", failure.message, file: failure.file))
    }

    init(_ diagnostic: Diagnostic, sources: [String: [UInt8]] = [:]) {
        self.init([diagnostic], sources: sources)
    }

    init(_ list: [Diagnostic], sources: [String: [UInt8]] = [:]) {
        diagnostics = Diagnostics()
        for diagnostic in list { diagnostics.append(diagnostic) }
        self.sources = sources
    }

    /// The diagnostics as text, those of each file with its source lines.
    var text: String { renderDiagnostics(diagnostics, sources) }
}

/// Renders diagnostics, those of each file with its source lines.
func renderDiagnostics(_ diagnostics: Diagnostics, _ sources: [String: [UInt8]]) -> String {
    if sources.count <= 1 { return DiagnosticRenderer(source: sources.first?.value).render(diagnostics) }
    var text = diagnostics.sorted.map { DiagnosticRenderer(source: $0.file.flatMap { sources[$0] }).render($0) }.joined()
    if diagnostics.omittedCount > 0 { text += "and \(diagnostics.omittedCount) more\n" }
    return text
}

import BlockModel
import BlockXML

/// Reads a text that must load.
func read(_ text: String, limits: ReadingLimits = ReadingLimits()) throws -> ReadWorkspace {
    try WorkspaceXMLReader(limits: limits).read(Array(text.utf8), file: "test.xml")
}

/// Reads a text that must not load, and renders what is wrong with it.
func failure(of text: String, limits: ReadingLimits = ReadingLimits()) -> String { failure(of: Array(text.utf8), limits: limits) }

/// Reads bytes that must not load, and renders what is wrong with them.
func failure(of bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) -> String {
    do throws(LoadFailure) {
        let result = try WorkspaceXMLReader(limits: limits).read(bytes, file: "test.xml")
        return "loaded \(result.workspace.blocks.count) blocks"
    } catch {
        return DiagnosticRenderer().render(error.diagnostics)
    }
}

/// Reads a text that must load, and renders the warnings.
func warnings(of text: String) throws -> String { DiagnosticRenderer().render(try read(text).warnings) }

/// A file that must not load, and all that is said about it.
struct FaultyFile: Sendable {
    var text: String
    var expected: String

    init(_ text: String, _ expected: String) {
        self.text = text
        self.expected = expected
    }
}

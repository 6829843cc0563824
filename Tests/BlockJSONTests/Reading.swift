import BlockJSON
import BlockModel
import BlockXML

/// Reads a JSON text that must load.
func readJSON(_ text: String, limits: ReadingLimits = ReadingLimits()) throws -> ReadWorkspace {
    try WorkspaceJSONReader(limits: limits).read(Array(text.utf8), file: "test.json")
}

/// Reads an XML text that must load.
func readXML(_ text: String) throws -> Workspace { try WorkspaceXMLReader().read(Array(text.utf8), file: "test.xml").workspace }

/// Reads a JSON text that must not load, and renders what is wrong with it.
func failure(of text: String, limits: ReadingLimits = ReadingLimits()) -> String {
    do throws(LoadFailure) {
        let result = try WorkspaceJSONReader(limits: limits).read(Array(text.utf8), file: "test.json")
        return "loaded \(result.workspace.blocks.count) blocks"
    } catch {
        return DiagnosticRenderer().render(error.diagnostics)
    }
}

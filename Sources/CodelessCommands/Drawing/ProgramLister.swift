import BackendlessUsers
import BlockCompiler
import BlockDrawing
import BlockModel
import ProgramLoading

/// Prints programs as text.
struct ProgramLister {
    let catalog: Catalog
    let terminal: Terminal
    let showsSecrets: Bool

    /// Prints what a program says.
    func show(_ file: String) -> CommandStatus { list(file) { $0.writeText($1) } }

    /// Prints how a program is built.
    func tree(_ file: String) -> CommandStatus { list(file) { $0.writeTree($1) } }

    private func list(_ name: String, _ write: (WorkspaceListing, @escaping (String) -> Bool) -> Void) -> CommandStatus {
        do throws(UnloadableFile) {
            let file = try ProgramFile(name, from: terminal)
            if !file.warnings.isEmpty { terminal.complain(renderDiagnostics(file.warnings, [name: file.bytes])) }
            let listing = try listing(of: file)
            let output = terminal.output
            write(listing) { line in
                output.write(line + "\n")
                return true
            }
            return .success
        } catch {
            terminal.complain(error.text)
            return .unloadable
        }
    }

    private func listing(of file: ProgramFile) throws(UnloadableFile) -> WorkspaceListing {
        let showsSecrets = showsSecrets
        do throws(LoadFailure) {
            return try WorkspaceListing(
                workspace: file.workspace, catalog: catalog, isColored: terminal.isColored,
                isSecret: { !showsSecrets && Redaction.isSecret($0) })
        } catch {
            throw UnloadableFile(diagnostics: error.diagnostics, sources: [file.name: file.bytes])
        }
    }
}

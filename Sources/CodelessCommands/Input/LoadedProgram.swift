import BackendlessUsers
import BlockCompiler
import BlockLibrary
import BlockModel
import BlockRuntime

/// A compiled program with everything that it calls by file.
struct LoadedProgram {
    /// What a machine runs.
    let program: Program
    /// Units that answer calls, by the call's name.
    let units: [String: Int]
    /// What was ignored or is doubtful.
    let warnings: Diagnostics
    /// The texts of the files.
    let sources: [String: [UInt8]]
    /// The blocks of the main file.
    let workspace: Workspace

    /// Reads and compiles a file and the functions it calls.
    init(_ name: String, compiler: Compiler, functions: FunctionFolder?, from terminal: Terminal) throws(UnloadableFile) {
        let file = try ProgramFile(name, from: terminal)
        var sources = [name: file.bytes]
        var libraries: [(name: String, workspace: Workspace)] = []
        var warnings = file.warnings
        var compiled = try Self.compile(file.workspace, libraries, compiler, sources)
        // What a function calls may be a function, so the search goes on until nothing new is found.
        while let functions {
            let missing = compiled.program.callSites.map(\.name).filter { call in !libraries.contains { $0.name == call } }
            var found = false
            for call in Set(missing).sorted() {
                guard let path = functions.file(answering: call) else { continue }
                let library = try ProgramFile(path, from: terminal)
                sources[path] = library.bytes
                warnings.append(contentsOf: library.warnings)
                libraries.append((call, library.workspace))
                found = true
            }
            if !found { break }
            compiled = try Self.compile(file.workspace, libraries, compiler, sources)
        }
        warnings.append(contentsOf: compiled.warnings)
        program = compiled.program
        units = Dictionary(libraries.enumerated().map { ($0.element.name, $0.offset + 1) }) { first, _ in first }
        self.warnings = warnings
        self.sources = sources
        workspace = file.workspace
    }

    private static func compile(
        _ workspace: Workspace, _ libraries: [(name: String, workspace: Workspace)], _ compiler: Compiler, _ sources: [String: [UInt8]]
    ) throws(UnloadableFile) -> Compiler.Compiled {
        do throws(LoadFailure) {
            return try compiler.compile(workspace, libraries: libraries)
        } catch {
            throw UnloadableFile(diagnostics: error.diagnostics, sources: sources)
        }
    }

    /// The passwords and tokens that are written into the program: texts plugged into inputs of such names.
    var writtenSecrets: [String] {
        workspace.blocks.flatMap { block in
            block.inputs.compactMap { input in
                guard Redaction.isSecret(input.name), let content = input.content else { return nil }
                return workspace[content].field("TEXT")?.text
            }
        }
    }
}

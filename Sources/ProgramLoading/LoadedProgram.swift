import BackendlessUsers
public import BlockCompiler
public import BlockModel
public import BlockRuntime

/// A compiled program with everything that it calls by file.
public struct LoadedProgram: Sendable {
    /// What a machine runs.
    public let program: Program
    /// Units that answer calls, by the call's name.
    public let units: [String: Int]
    /// What was ignored or is doubtful.
    public let warnings: Diagnostics
    /// The blocks that the files may have.
    public let catalog: Catalog
    /// The texts of the files.
    public let sources: [String: [UInt8]]
    /// The blocks of the main file.
    public let workspace: Workspace
    /// The blocks of the main file and of the functions it calls.
    public let workspaces: [Workspace]

    /// Compiles a file, and reads and compiles the functions it calls.
    ///
    /// - Parameters:
    ///   - functions: where the library functions and service methods are.
    ///   - blocks: where the bodies of blocks are that the compiler's catalogue has from there.
    /// - Throws: everything that is wrong with any of the files.
    public init(
        _ file: ProgramFile, compiler: Compiler, functions: FunctionFolder? = nil, blocks: OwnBlockFolder? = nil
    ) throws(UnloadableFile) {
        var sources = [file.name: file.bytes]
        var libraries: [Compiler.Library] = []
        var warnings = file.warnings
        var compiled = try Self.compile(file.workspace, libraries, compiler, sources)
        // What a function calls may be a function, so the search goes on until nothing new is found.
        while functions != nil || blocks != nil {
            let missing = compiled.program.callSites.map(\.name).filter { call in !libraries.contains { $0.name == call } }
            var found = false
            for call in Set(missing).sorted() {
                let body = blocks?.body(answering: call)
                guard let path = body?.file ?? functions?.file(answering: call) else { continue }
                let library = try ProgramFile(found: path)
                sources[path] = library.bytes
                warnings.append(contentsOf: library.warnings)
                libraries.append(Compiler.Library(name: call, workspace: library.workspace, bodyOf: body?.definition))
                found = true
            }
            if !found { break }
            compiled = try Self.compile(file.workspace, libraries, compiler, sources)
        }
        warnings.append(contentsOf: compiled.warnings)
        program = compiled.program
        units = Dictionary(libraries.enumerated().map { ($0.element.name, $0.offset + 1) }) { first, _ in first }
        self.warnings = warnings
        catalog = compiler.catalog
        self.sources = sources
        workspace = file.workspace
        workspaces = [file.workspace] + libraries.map(\.workspace)
    }

    private static func compile(
        _ workspace: Workspace, _ libraries: [Compiler.Library], _ compiler: Compiler, _ sources: [String: [UInt8]]
    ) throws(UnloadableFile) -> Compiler.Compiled {
        do throws(LoadFailure) {
            return try compiler.compile(workspace, libraries: libraries)
        } catch {
            throw UnloadableFile(diagnostics: error.diagnostics, sources: sources)
        }
    }

    /// The passwords and tokens that are written into the program: texts plugged into inputs of such names.
    public var writtenSecrets: [String] {
        workspace.blocks.flatMap { block in
            block.inputs.compactMap { input in
                guard Redaction.isSecret(input.name), let content = input.content else { return nil }
                return workspace[content].field("TEXT")?.text
            }
        }
    }
}

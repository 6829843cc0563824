import BackendlessTables
import BackendlessUsers
public import BlockCompiler
import BlockHost
import BlockLibrary
public import BlockModel
public import BlockRuntime
import Foundation
import OrderedJSON
import ProgramLoading
import Synchronization

/// A program that flows run: compiled once, shared by all cases.
public final class FlowProgram: Sendable {
    /// The file as messages name it.
    public let file: String
    /// What machines run.
    public let program: Program
    /// Units that answer calls, by the call's name: library functions that were found.
    public let units: [String: Int]
    /// The texts of the program's file and of those of its library functions.
    public let sources: [String: [UInt8]]
    /// Which of the program's sites have instructions, so that it can be seen whether they ran; a literal may be part of another's.
    let hasInstructions: [Bool]

    /// Compiles it again so that its runs can be recorded.
    let recordable: @Sendable () -> LoadedProgram?

    init(_ loaded: LoadedProgram, file: String, recordable: @escaping @Sendable () -> LoadedProgram?) {
        self.file = file
        self.recordable = recordable
        program = loaded.program
        units = loaded.units
        sources = loaded.sources
        var hasInstructions = [Bool](repeating: false, count: program.sites.count)
        for (instruction, site) in zip(program.code, program.siteOfInstruction) where site >= 0 && instruction.opcode != .await {
            hasInstructions[Int(site)] = true
        }
        self.hasInstructions = hasInstructions
    }
}

/// Reads the files that flows name, each once.
public final class FlowFiles: Sendable {
    private struct Content {
        var programs: [[String]: FlowProgram] = [:]
        var folders: [String: FunctionFolder] = [:]
        var blocks: [String: OwnBlockFolder] = [:]
        var contexts: [String: RunContext] = [:]
        var users: [String: UsersFixture] = [:]
        var tables: [String: TablesFixture] = [:]
        var read: Set<String> = []
    }

    private let content = Mutex(Content())

    private let instrumentation: Instrumentation

    /// Makes a reader that has read nothing.
    ///
    /// - Parameter instrumentation: what programs are compiled with; with `.branches`, coverage can tell the ways that blocks take.
    public init(instrumentation: Instrumentation = []) { self.instrumentation = instrumentation }

    /// The files that were read.
    public var readFiles: Set<String> { content.withLock { $0.read } }

    /// The programs that were read, by file.
    public var programs: [FlowProgram] { content.withLock { $0.programs.values.sorted { $0.file < $1.file } } }

    /// The bytes of a file.
    ///
    /// - Parameter place: where the file is named, for the message.
    func bytes(_ path: String, namedIn file: String?, at place: SourcePosition?) throws(LoadFailure) -> [UInt8] {
        content.withLock { _ = $0.read.insert(path) }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw LoadFailure(
                Diagnostic(
                    .error, code: "unreadable-file", file == nil ? "there is no such file" : "there is no file '\(path)'",
                    file: file ?? path, at: place))
        }
        return [UInt8](data)
    }

    /// A folder that a flow names.
    public struct Folder: Sendable {
        /// The folder.
        public var path: String
        /// Where it is named.
        public var position: SourcePosition

        /// Makes a folder.
        public init(path: String, position: SourcePosition) {
            self.path = path
            self.position = position
        }
    }

    /// Reads and compiles a program.
    ///
    /// - Parameters:
    ///   - path: the program.
    ///   - functions: the folder of the library functions and service methods that it calls; nil for none.
    ///   - blocks: the folder of the user's own blocks; nil for none.
    ///   - file: the file that names it.
    ///   - place: where it is named.
    public func program(
        _ path: String, functions: Folder? = nil, blocks: Folder? = nil, namedIn file: String? = nil, at place: SourcePosition? = nil
    ) throws(LoadFailure) -> FlowProgram {
        let key = [path, functions?.path ?? "", blocks?.path ?? ""]
        if let known = content.withLock({ $0.programs[key] }) { return known }
        let bytes = try bytes(path, namedIn: file, at: place)
        let functionFolder = try functions.map { (folder) throws(LoadFailure) in
            try read(folder, \.folders, namedIn: file) { (path) throws(UnloadableFile) in try FunctionFolder(path) }
        }
        let blockFolder = try blocks.map { (folder) throws(LoadFailure) in
            try read(folder, \.blocks, namedIn: file) { (path) throws(UnloadableFile) in try OwnBlockFolder(path, addingTo: .builtIn) }
        }
        var compiler = Compiler(catalog: blockFolder?.added(to: .builtIn) ?? .builtIn)
        compiler.instrumentation = instrumentation
        do throws(UnloadableFile) {
            let loaded = try LoadedProgram(
                try ProgramFile(path, bytes: bytes), compiler: compiler, functions: functionFolder, blocks: blockFolder)
            let program = FlowProgram(loaded, file: path) { [compiler] in
                var compiler = compiler
                compiler.instrumentation = .trace
                // What was compiled a moment ago can be compiled.
                guard let file = try? ProgramFile(path, bytes: bytes) else { return nil }
                return try? LoadedProgram(file, compiler: compiler, functions: functionFolder, blocks: blockFolder)
            }
            content.withLock {
                $0.programs[key] = program
                $0.read.formUnion(program.sources.keys)
                if let blockFolder { $0.read.formUnion(blockFolder.sources.keys) }
            }
            return program
        } catch {
            throw LoadFailure(error.diagnostics)
        }
    }

    /// Reads a folder once.
    private func read<Found: Sendable>(
        _ folder: Folder, _ known: any WritableKeyPath<Content, [String: Found]> & Sendable, namedIn file: String?,
        _ read: (String) throws(UnloadableFile) -> Found
    ) throws(LoadFailure) -> Found {
        if let found = content.withLock({ $0[keyPath: known][folder.path] }) { return found }
        do throws(UnloadableFile) {
            let found = try read(folder.path)
            content.withLock { $0[keyPath: known][folder.path] = found }
            return found
        } catch {
            // What is wrong inside of a folder has a place there; that there is none is told where the flow names it.
            if error.diagnostics.items.contains(where: { $0.position != nil }) { throw LoadFailure(error.diagnostics) }
            let message = error.diagnostics.items.first?.message ?? "the folder cannot be read"
            throw LoadFailure(
                Diagnostic(
                    .error, code: "unreadable-file", "the folder '\(folder.path)' cannot be read: \(message)", file: file ?? folder.path,
                    at: folder.position))
        }
    }

    /// Reads a context.
    func context(_ path: String, namedIn file: String, at place: SourcePosition) throws(LoadFailure) -> RunContext {
        if let known = content.withLock({ $0.contexts[path] }) { return known }
        let bytes = try bytes(path, namedIn: file, at: place)
        do throws(RunContextError) {
            let context = try RunContext(bytes, file: path)
            content.withLock { $0.contexts[path] = context }
            return context
        } catch {
            throw FlowFiles.failure(error.problems) { _ in path }
        }
    }

    /// Reads a fixture of users.
    func users(_ path: String, namedIn file: String, at place: SourcePosition) throws(LoadFailure) -> UsersFixture {
        if let known = content.withLock({ $0.users[path] }) { return known }
        let bytes = try bytes(path, namedIn: file, at: place)
        do throws(UsersFixtureError) {
            let fixture = try UsersFixture.parse(bytes, file: path)
            content.withLock { $0.users[path] = fixture }
            return fixture
        } catch {
            throw FlowFiles.failure(error, "users-fixture", path)
        }
    }

    /// Reads a fixture of tables.
    func tables(_ path: String, namedIn file: String, at place: SourcePosition) throws(LoadFailure) -> TablesFixture {
        if let known = content.withLock({ $0.tables[path] }) { return known }
        let bytes = try bytes(path, namedIn: file, at: place)
        do throws(UsersFixtureError) {
            let fixture = try TablesFixture.parse(bytes, file: path)
            content.withLock { $0.tables[path] = fixture }
            return fixture
        } catch {
            throw FlowFiles.failure(error, "tables-fixture", path)
        }
    }

    private static func failure(_ error: UsersFixtureError, _ code: String, _ path: String) -> LoadFailure {
        var diagnostics = Diagnostics()
        for problem in error.problems {
            let place = SourcePosition(line: problem.position.line, column: problem.position.column)
            diagnostics.append(Diagnostic(.error, code: code, problem.message, file: path, at: place, hint: problem.hint))
        }
        return LoadFailure(diagnostics)
    }

    /// The problems of a context, at places that a function leads back to where they were written.
    static func failure(
        _ problems: [ContextProblem], at place: (JSONPosition) -> SourcePosition = { SourcePosition(line: $0.line, column: $0.column) },
        in file: (ContextProblem) -> String
    ) -> LoadFailure {
        var diagnostics = Diagnostics()
        for problem in problems {
            // What a run merely warns of is an error in a test: it would test something else than it says.
            let ignored = "; it is ignored"
            let message = problem.message.hasSuffix(ignored) ? String(problem.message.dropLast(ignored.count)) : problem.message
            diagnostics.append(
                Diagnostic(.error, code: "context", message, file: file(problem), at: place(problem.position), hint: problem.hint))
        }
        return LoadFailure(diagnostics)
    }
}

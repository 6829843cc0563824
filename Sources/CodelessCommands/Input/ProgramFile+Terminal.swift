import BlockCompiler
import ProgramLoading

extension ProgramFile {
    /// Reads a file; `-` is standard input.
    ///
    /// - Throws: `UnloadableFile`.
    init(_ name: String, from terminal: Terminal) throws(UnloadableFile) {
        guard name == "-" else {
            try self.init(name)
            return
        }
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try terminal.readInput()
        } catch {
            throw UnloadableFile(error)
        }
        try self.init(name, bytes: bytes)
    }
}

extension LoadedProgram {
    /// Reads and compiles a file and what it calls; `-` is standard input.
    init(
        _ name: String, compiler: Compiler, functions: FunctionFolder?, blocks: OwnBlockFolder?, from terminal: Terminal
    ) throws(UnloadableFile) {
        try self.init(try ProgramFile(name, from: terminal), compiler: compiler, functions: functions, blocks: blocks)
    }
}

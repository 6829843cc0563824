import BackendlessUsers
import BlockCompiler
import BlockHost
import BlockLibrary
import BlockModel
import BlockRuntime
import OrderedJSON
import ProgramLoading

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Does what `codeless measure` is asked to do. Whoever asks measures the process; this prints what it cannot see.
struct Measurement {
    let file: String
    let terminal: Terminal

    /// Compiles the program once and runs it many times, each time in a world of its own, as `codeless test` does.
    ///
    /// Prints the number of runs that finished, and what the last of them printed.
    func runFlows(count: Int, usersFile: String?) throws -> CommandStatus {
        let program: Program
        var fixture: UsersFixture?
        do {
            program = try Compiler(catalog: .builtIn).compile(try ProgramFile(file, from: terminal).workspace).program
            if let usersFile { fixture = try UsersFixture.parse(try FileBytes.read(usersFile), file: usersFile) }
        } catch {
            terminal.complain("error: \(error)\n")
            return .unloadable
        }
        let users = fixture
        var finished = 0
        var output = ""
        let start = Self.processorSeconds()
        for _ in 0..<count {
            output = ""
            var settings = HostSettings()
            settings.isRecording = false
            settings.secrets = SecretKeeper(isHiding: false)
            if let users {
                settings.users = InMemoryUserService(fixture: users, clock: .fixed(0), identifiers: IdentifierSource(seed: 1))
            }
            settings.print = { output += $0 }
            if ProgramDriver(Machine(program), Host(settings)).run().status == .finished { finished += 1 }
        }
        let seconds = Self.processorSeconds() - start
        let report: JSONValue = ["finished": .number(Double(finished)), "seconds": .number(seconds), "output": .string(output)]
        terminal.output.write(JSONWriter.text(report) + "\n")
        terminal.flush()
        return finished == count ? .success : .failure
    }

    /// Reads and compiles the program; prints the seconds that each took, and what is resident when both are done.
    func load() throws -> CommandStatus {
        let start = Self.processorSeconds()
        do {
            let loaded = try ProgramFile(file, from: terminal)
            let read = Self.processorSeconds()
            let compiled = try Compiler(catalog: .builtIn).compile(loaded.workspace)
            let end = Self.processorSeconds()
            let report: JSONValue = [
                "bytes": .number(Double(loaded.bytes.count)), "blocks": .number(Double(loaded.workspace.blocks.count)),
                "instructions": .number(Double(compiled.program.code.count)), "readSeconds": .number(read - start),
                "compileSeconds": .number(end - read), "residentBytes": .number(Double(Self.residentByteCount())),
            ]
            terminal.output.write(JSONWriter.text(report) + "\n")
            terminal.flush()
            return .success
        } catch let error as UnloadableFile {
            terminal.complain(error.text)
        } catch {
            terminal.complain("error: \(error)\n")
        }
        return .unloadable
    }

    /// Seconds of processor time that the process has had.
    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Bytes of the process that are in memory now; 0 where the system does not tell.
    private static func residentByteCount() -> Int {
        guard let bytes = try? FileBytes.read("/proc/self/statm") else { return 0 }
        let fields = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
    }
}

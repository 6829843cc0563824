import BackendlessUsers
import BlockCompiler
import BlockHost
import BlockLibrary
import BlockRuntime
import CodelessCommands
import Foundation
import OrderedJSON
import ProgramLoading
import Testing

/// The same program, seed and clock give the same report, byte for byte. `CODELESS_RUNS` says how many runs of each program are compared, on
/// one thread and on sixteen.
@Suite struct DeterminismTests {
    /// Runs a program and gives what it printed as a report; nil where that fails.
    private static func report(of program: String) -> String? {
        var output: [UInt8] = []
        var request = RunRequest()
        request.files = [program]
        request.isJSON = true
        request.seed = 7
        request.now = "1767225600000"
        request.limits.steps = 100_000
        let terminal = Terminal(output: OutputStream { output += $0 }, errors: OutputStream { _ in })
        _ = ProgramRunner(request, terminal: terminal).run()
        return String(decoding: output, as: UTF8.self)
    }

    /// Programs with random numbers, the clock, ids and tokens of users, and callbacks.
    static let programs = [
        "Samples/login-then-update.xml", "Samples/update-refused.xml", "Tests/Programs/math_random_int.xml",
        "Tests/Programs/math_random_float.xml", "Tests/Programs/list_map_items.xml", "Tests/Programs/try_catch.xml",
        "Samples/login-with-retries.xml", "Samples/orders.xml",
    ].map { root.appendingPathComponent($0).path }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let runCount = ProcessInfo.processInfo.environment["CODELESS_RUNS"].flatMap { Int($0) } ?? 160
    private static let threadCount = 16

    @Test(arguments: programs) func manyRunsGiveOneReport(program: String) throws {
        let expected = try #require(Self.report(of: program))
        #expect(expected.contains("\"status\""))
        #expect((1..<Self.runCount).count { _ in Self.report(of: program) == expected } == Self.runCount - 1)
    }

    /// Each thread reads and compiles the program for itself.
    @Test(arguments: programs) func sixteenThreadsGiveTheReportOfOne(program: String) throws {
        let expected = try #require(Self.report(of: program))
        #expect(Self.countOnThreads { Self.report(of: program) == expected } == Self.runCount)
    }

    /// As programs do that embed the libraries: compiled once, with a machine, a host and users for each run.
    @Test(arguments: programs) func machinesOnSixteenThreadsShareAProgram(file: String) throws {
        let program = try LoadedProgram(ProgramFile(file), compiler: Compiler(catalog: .builtIn)).program
        let users = try? FileBytes.read(String(file.dropLast(4)) + ".users.json")
        let fixture = try users.map { try UsersFixture.parse($0) } ?? UsersFixture()
        let expected = Self.embedded(program, fixture)
        #expect(expected.contains("\"status\""))
        #expect(Self.countOnThreads { Self.embedded(program, fixture) == expected } == Self.runCount)
    }

    private static func embedded(_ program: Program, _ fixture: UsersFixture) -> String {
        var settings = RunSettings()
        settings.seed = 7
        settings.limits.steps = 100_000
        var host = HostSettings()
        host.users = InMemoryUserService(fixture: fixture, clock: .fixed(0), identifiers: IdentifierSource(seed: 1))
        let driver = ProgramDriver(Machine(program, settings: settings), Host(host))
        return JSONWriter.text(driver.run().json(hiding: driver.host.redactor))
    }

    /// How many of the runs, shared out among the threads, are as they should be.
    private static func countOnThreads(_ isSame: @escaping @Sendable () -> Bool) -> Int {
        let same = Tally()
        let group = DispatchGroup()
        for number in 0..<threadCount {
            group.enter()
            let thread = Thread {
                for run in 0..<runCount where run % threadCount == number && isSame() { same.add() }
                group.leave()
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
        group.wait()
        return same.count
    }

    private final class Tally: @unchecked Sendable {
        // Guarded by the lock.
        private(set) var count = 0
        private let lock = NSLock()

        func add() { lock.withLock { count += 1 } }
    }
}

import BlockRuntime
import CodelessCommands
import Foundation
import Testing

/// The same program, seed and clock give the same report, byte for byte.
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
    ].map { root.appendingPathComponent($0).path }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func aThousandRunsGiveOneReport() throws {
        var reports: [String: Set<String?>] = [:]
        for number in 0..<1_000 {
            let program = Self.programs[number % Self.programs.count]
            reports[program, default: []].insert(Self.report(of: program))
        }
        for (program, reports) in reports {
            #expect(reports.count == 1, "\(program)")
            #expect(reports.first??.contains("\"status\"") == true, "\(program)")
        }
    }

    @Test func sixteenThreadsGiveTheReportOfOne() throws {
        let expected = Self.programs.map(Self.report)
        let same = Tally()
        let group = DispatchGroup()
        for _ in 0..<16 {
            group.enter()
            let thread = Thread {
                defer { group.leave() }
                for (program, report) in zip(Self.programs, expected) where Self.report(of: program) == report { same.add() }
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
        group.wait()
        #expect(same.count == 16 * Self.programs.count)
    }

    private final class Tally: @unchecked Sendable {
        // Guarded by the lock.
        private(set) var count = 0
        private let lock = NSLock()

        func add() { lock.withLock { count += 1 } }
    }
}

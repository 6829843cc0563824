import BlockCompiler
import BlockLibrary
import BlockModel
import BlockRuntime
import BlockXML
import Foundation
import Testing
import TestSupport

/// One program may be run by any number of threads at once.
@Suite struct ThreadTests {
    @Test func sixteenThreadsThatShareProgramsSeeWhatOneSees() throws {
        let programs = try (1...60).map { seed in
            let xml = RandomProgramMaker.program(seed: UInt64(seed)).xml
            return try Compiler(catalog: .builtIn, dialect: .blockly).compile(
                WorkspaceXMLReader().read(Array(xml.utf8), file: "random.xml").workspace
            ).program
        }
        var settings = RunSettings()
        settings.limits.steps = 20_000
        settings.limits.heapByteCount = 16 << 20
        let expected = try programs.map { try ProgramRun(program: $0, settings: settings).lines }
        let differences = Differences()
        let group = DispatchGroup()
        for number in 0..<16 {
            group.enter()
            let thread = Thread { [settings] in
                defer { group.leave() }
                for offset in programs.indices {
                    // Every thread has an order of its own.
                    let program = (offset * (2 * number + 1)) % programs.count
                    let lines = try? ProgramRun(program: programs[program], settings: settings).lines
                    if lines != expected[program] { differences.add(program) }
                }
            }
            thread.start()
        }
        group.wait()
        #expect(differences.all.isEmpty)
    }

    /// Programs that came out differently.
    private final class Differences: @unchecked Sendable {
        // Guarded by the lock.
        private var programs: Set<Int> = []
        private let lock = NSLock()

        var all: Set<Int> { lock.withLock { programs } }

        func add(_ program: Int) { lock.withLock { _ = programs.insert(program) } }
    }
}

import Foundation
import Testing
import TestSupport

/// Random programs do the same in the machine as in the reference interpreter.
///
/// `CODELESS_RANDOM_PROGRAMS` says how many programs are run, `CODELESS_RANDOM_SEED` the seed of the first. All of them, in a release build:
///
///     CODELESS_RANDOM_PROGRAMS=100000 swift test -c release --filter DifferentialTests
@Suite struct DifferentialTests {
    /// Programs run side by side, so that every core has some.
    static let shareCount = 20
    static let programCount = number("CODELESS_RANDOM_PROGRAMS") ?? 5000
    static let firstSeed = UInt64(number("CODELESS_RANDOM_SEED") ?? 1)

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

    @Test(arguments: 0..<shareCount) func machineAgreesWithReference(share: Int) {
        var counts = Counts()
        for offset in stride(from: share, to: Self.programCount, by: Self.shareCount) {
            // Some programs run where a collection at every safepoint finds each value that is not held.
            let way = Way(collects: offset % 7 == 3, isOneBased: offset % 11 != 5)
            check(Self.firstSeed + UInt64(offset), way, &counts)
            if counts.different > 2 { break }
        }
        // A comparison that gives up too often compares nothing.
        #expect(counts.skipped * 10 <= counts.total + 100)
        #expect(counts.undecided * 100 <= counts.total + 100)
    }

    /// How a program is run.
    private struct Way {
        var collects: Bool
        var isOneBased: Bool

        func run(_ program: RandomProgram) -> DifferentialRun.Verdict {
            DifferentialRun(xml: program.xml, seed: program.seed, collectsAtEverySafepoint: collects, isOneBased: isOneBased).verdict
        }
    }

    private struct Counts {
        var total = 0
        var skipped = 0
        var undecided = 0
        var different = 0
    }

    private func check(_ seed: UInt64, _ way: Way, _ counts: inout Counts) {
        let program = RandomProgramMaker.program(seed: seed)
        counts.total += 1
        switch way.run(program) {
        case .same: break
        case .skipped: counts.skipped += 1
        case .undecided: counts.undecided += 1
        case .different(let difference):
            counts.different += 1
            let small = program.shrunk { if case .different = way.run($0) { true } else { false } }
            Issue.record(
                """
                seed \(seed)\(way.collects ? ", collecting at every safepoint" : "")\(way.isOneBased ? "" : ", positions from 0"): \(difference)
                the smallest program that differs (\(way.run(small))):
                \(small.xml)
                """)
        }
    }
}

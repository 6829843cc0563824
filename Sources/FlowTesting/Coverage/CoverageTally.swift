import BlockRuntime
import Synchronization

/// Counts, over all cases of a run, how many ran each block.
public final class CoverageTally: Sendable {
    /// What is known of one program.
    struct Count: Sendable {
        var program: FlowProgram
        /// The cases that ran each of the program's sites.
        var cases: [Int]
    }

    private let counts = Mutex<[String: Count]>([:])

    /// Makes a tally of nothing.
    public init() {}

    /// Adds the blocks that one case ran.
    func add(_ sites: [Int], of program: FlowProgram) {
        counts.withLock { counts in
            let fresh = Count(program: program, cases: Array(repeating: 0, count: program.program.sites.count))
            for site in sites { counts[program.file, default: fresh].cases[site] += 1 }
            if sites.isEmpty, counts[program.file] == nil { counts[program.file] = fresh }
        }
    }

    /// What was counted, by program.
    public var coverage: [ProgramCoverage] {
        counts.withLock { counts in counts.values.sorted { $0.program.file < $1.program.file }.map { ProgramCoverage($0) } }
    }
}

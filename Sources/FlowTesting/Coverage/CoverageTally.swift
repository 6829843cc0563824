import BlockRuntime
import Synchronization

/// Counts, over all cases of a run, how many ran each block and took each branch.
public final class CoverageTally: Sendable {
    /// What is known of one program.
    struct Count: Sendable {
        var program: FlowProgram
        /// The cases that ran each of the program's sites.
        var cases: [Int]
        /// The cases that took each of the program's branches.
        var branchCases: [Int]

        init(_ program: FlowProgram) {
            self.program = program
            cases = Array(repeating: 0, count: program.program.sites.count)
            branchCases = Array(repeating: 0, count: program.program.branches.count)
        }
    }

    private let counts = Mutex<[ObjectIdentifier: Count]>([:])

    /// Makes a tally of nothing.
    public init() {}

    /// Adds the blocks that one case ran, and the branches that it took.
    func add(_ sites: [Int], branches: [Int], of program: FlowProgram) {
        counts.withLock { counts in
            let key = ObjectIdentifier(program)
            if counts[key] == nil { counts[key] = Count(program) }
            for site in sites { counts[key]?.cases[site] += 1 }
            for branch in branches { counts[key]?.branchCases[branch] += 1 }
        }
    }

    /// What was counted, by file: a library function's counts are those of all programs that call it.
    public var coverage: [ProgramCoverage] {
        var files: [String: ProgramCoverage] = [:]
        for count in counts.withLock({ $0.values.sorted { $0.program.file < $1.program.file } }) {
            for (file, source) in count.program.sources {
                let part = ProgramCoverage(of: file, source: source, in: count)
                if files[file]?.add(part) == nil { files[file] = part }
            }
        }
        return files.values.sorted { $0.file < $1.file }
    }
}

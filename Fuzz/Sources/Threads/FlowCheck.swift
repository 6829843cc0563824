import BlockModel
import FlowTesting
import Foundation

/// The flows of the samples, with coverage and explanations, by one thread and by sixteen.
enum FlowCheck {
    static func run(_ runCount: Int) -> CheckOutcome {
        let folder = root.appendingPathComponent("Samples").path
        guard let suite = try? FlowSuite(paths: [folder], files: FlowFiles(instrumentation: .branches)) else {
            return CheckOutcome(isGood: false, summary: "the flows of the samples cannot be read")
        }
        let repeats = max(1, runCount / 10)
        let (alone, aloneTally) = results(of: suite, threads: 1, repeats)
        let (together, tally) = results(of: suite, threads: threadCount, repeats)
        let differences = Differences()
        for (one, other) in zip(alone, together) where one != other { differences.add("\(other.file):\(other.line)") }
        if alone.count != together.count { differences.add("\(together.count) results") }
        if aloneTally.coverage.map(\.coveredBranchCount) != tally.coverage.map(\.coveredBranchCount) { differences.add("coverage") }
        return CheckOutcome(
            isGood: !alone.isEmpty && differences.isEmpty, summary: "\(together.count) cases of flows, with coverage\(differences.list)")
    }

    /// The results, without the time that they took.
    private static func results(of suite: FlowSuite, threads: Int, _ repeats: Int) -> ([CaseResult], CoverageTally) {
        let tally = CoverageTally()
        var runner = FlowRunner(suite)
        runner.threadCount = threads
        runner.repeatCount = repeats
        runner.explains = true
        runner.coverage = tally
        var results: [CaseResult] = []
        runner.run { result in
            var result = result
            result.seconds = 0
            results.append(result)
            return true
        }
        return (results, tally)
    }
}

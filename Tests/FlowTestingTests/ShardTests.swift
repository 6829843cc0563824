import BlockCompiler
import FlowTesting
import Testing

@Suite struct ShardTests {
    @Test func eightShardsTogetherAreTheWholeRun() throws {
        let suite = try FlowSuite(paths: [samples], files: FlowFiles(instrumentation: .branches))
        let tally = CoverageTally()
        let whole = run(suite) { $0.coverage = tally }
        var shards: [[CaseResult]] = []
        var parts: [[LineCoverage]] = []
        for number in 1...8 {
            let shard = try #require(Shard(number: number, count: 8))
            let own = shard.select(Array(0..<suite.caseCount)) { number in whole[number].seconds }
            let part = CoverageTally()
            shards.append(run(suite, own) { $0.coverage = part })
            parts.append(part.coverage.map(LineCoverage.init))
        }
        func timeless(_ results: [CaseResult]) -> [CaseResult] {
            results.map { result in
                var result = result
                result.seconds = 0
                return result
            }
        }
        #expect(timeless(ReportMerger.merge(shards)) == timeless(whole))
        let single = tally.coverage.map(LineCoverage.init)
        #expect(single.contains { !$0.branches.isEmpty })
        let tracefiles = parts.map { LCOVTracefile.read(LCOVTracefile.text($0)) }
        #expect(LCOVTracefile.text(LineCoverage.merge(tracefiles)) == LCOVTracefile.text(single))
        let coberturas = parts.compactMap { CoberturaReport.read(CoberturaReport.text($0)) }
        #expect(CoberturaReport.text(LineCoverage.merge(coberturas)) == CoberturaReport.text(single))
    }

    @Test func longCasesAreSharedOut() {
        let seconds: [Double] = [8, 1, 1, 1, 1, 1, 1, 2]
        let parts = (1...2).map { Shard(number: $0, count: 2)?.select(Array(0..<8)) { seconds[$0] } }
        #expect(parts == [[0], [1, 2, 3, 4, 5, 6, 7]])
        #expect(Shard(number: 2, count: 3)?.select(Array(0..<7)) { _ in nil } == [1, 4])
    }

    @Test func theEngineTellsWhichPart() {
        func part(_ text: String, _ environment: [String: String] = [:]) -> String? {
            Shard(text) { environment[$0] }.map { "\($0.number)/\($0.count)" }
        }
        #expect(part("3/8") == "3/8")
        #expect(part("9/8") == nil)
        #expect(part("/8") == nil)
        #expect(part("/8", ["SLURM_ARRAY_TASK_ID": "3", "SLURM_ARRAY_TASK_MIN": "1"]) == "3/8")
        #expect(part("/8", ["SLURM_ARRAY_TASK_ID": "0", "SLURM_ARRAY_TASK_MIN": "0"]) == "1/8")
        #expect(part("8", ["JOB_COMPLETION_INDEX": "7"]) == "8/8")
        #expect(part("/4", ["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "4"]) == "2/4")
        #expect(part("auto", ["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "4"]) == "2/4")
        #expect(part("auto", ["JOB_COMPLETION_INDEX": "7"]) == nil)
        #expect(part("x") == nil)
    }
}

import FlowTesting
import Foundation
import Testing

@Suite struct SampleFlowTests {
    @Test func everySampleProgramHasAFlow() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: samples)
        for name in names where name.hasSuffix(".xml") {
            #expect(names.contains(name.dropLast(4) + ".flow.yaml"), "\(name) has no flow")
        }
    }

    @Test func everyFlowOfTheSamplesPasses() throws {
        let suite = try FlowSuite(paths: [samples], files: FlowFiles())
        for result in run(suite) { #expect(result.verdict == .passed, "\(result.file):\(result.line): \(result.name)\n\(result.details)") }
    }

    @Test func theFlowsOfTheSamplesRunEveryBranch() throws {
        let tally = CoverageTally()
        _ = run(try FlowSuite(paths: [samples], files: FlowFiles())) { $0.coverage = tally }
        for program in tally.coverage { #expect(program.coveredBranchCount == program.branches.count, "\(program.file)") }
    }
}

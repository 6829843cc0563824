import BlockRuntime
import FlowTesting
import Testing

@Suite struct CoverageTests {
    private func coverage(_ flow: String) throws -> ProgramCoverage {
        let tally = CoverageTally()
        _ = run(try suite(flow)) { $0.coverage = tally }
        return try #require(tally.coverage.first)
    }

    @Test func aBranchThatNoCaseTakesIsNotCovered() throws {
        let coverage = try coverage("program: list-average.xml\nanswers: ['0']\n")
        #expect(coverage.branches.map { "\($0.name) \($0.cases)" } == ["DO 0", "DO0 1", "ELSE 0"])
        #expect(coverage.coveredBlockCount < coverage.blocks.count)
        #expect(coverage.blocks.first { $0.id == "complain" }?.cases == 1)
        #expect(coverage.blocks.first { $0.id == "show" }?.cases == 0)
    }

    @Test func casesAreCounted() throws {
        let coverage = try coverage(
            "program: list-average.xml\ncases: [{name: a, answers: ['0']}, {name: b, answers: ['1', '5']}, {name: c, answers: ['1', '6']}]\n"
        )
        #expect(coverage.branches.map { "\($0.name) \($0.cases)" } == ["DO 2", "DO0 1", "ELSE 2"])
        #expect(coverage.coveredBlockCount == coverage.blocks.count)
    }

    @Test func toolsReadIt() throws {
        let coverage = try coverage("program: list-average.xml\nanswers: ['0']\n")
        let lcov = CoverageReports.lcov([coverage])
        #expect(lcov.contains("BRF:3\nBRH:1\n"))
        #expect(lcov.contains("DA:3,1\n"))
        #expect(lcov.hasSuffix("end_of_record\n"))
        let cobertura = CoverageReports.cobertura([coverage])
        #expect(cobertura.contains("branches-covered=\"1\" branches-valid=\"3\""))
        #expect(cobertura.contains("condition-coverage=\"50% (1/2)\""))
        #expect(CoverageReports.listing([coverage], isColored: false).contains("      1 |   <block type=\"variables_set\" id=\"start\">"))
        #expect(CoverageReports.percentage([]) == 100)
    }

    @Test func recordingChangesNothing() throws {
        let program = try FlowFiles().program("\(samples)/repeat.xml").program
        for recordsCoverage in [false, true] {
            var settings = RunSettings()
            settings.recordsCoverage = recordsCoverage
            let machine = Machine(program, settings: settings)
            try machine.start()
            var calls: [String] = []
            while case .suspended(let call) = machine.run() {
                calls.append(call.name)
                machine.resume(returning: call.name == "prompt" ? .text("3") : .undefined)
            }
            #expect(calls == ["prompt", "console.print", "console.print", "console.print"])
            #expect(machine.coveredSites.isEmpty != recordsCoverage)
        }
    }
}

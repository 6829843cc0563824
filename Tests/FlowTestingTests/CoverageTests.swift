import BlockCompiler
import BlockRuntime
import FlowTesting
import Foundation
import Testing

@Suite struct CoverageTests {
    private func coverage(_ flow: String) throws -> ProgramCoverage {
        try #require(try coverages(flow).first)
    }

    private func coverages(_ flow: String) throws -> [ProgramCoverage] {
        let files = FlowFiles(instrumentation: .branches)
        let suite = FlowSuite(try FlowFile.read(text: flow, file: "\(samples)/test.flow.yaml", files: files))
        let tally = CoverageTally()
        _ = run(suite) { $0.coverage = tally }
        return tally.coverage
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
        let lcov = LCOVTracefile.text([LineCoverage(coverage)])
        #expect(lcov.contains("BRF:3\nBRH:1\n"))
        #expect(lcov.contains("DA:3,1\n"))
        #expect(lcov.hasSuffix("end_of_record\n"))
        let cobertura = CoberturaReport.text([LineCoverage(coverage)])
        #expect(cobertura.contains("branches-covered=\"1\" branches-valid=\"3\""))
        #expect(cobertura.contains("condition-coverage=\"50% (1/2)\""))
        #expect(CoverageReports.listing([coverage], isColored: false).contains("      1 |   <block type=\"variables_set\" id=\"start\">"))
        #expect(CoverageReports.percentage([]) == 100)
    }

    @Test func anIfWithoutElseHasTwoBranches() throws {
        try withFolder { folder in
            let program = """
                <xml><block type="controls_if"><value name="IF0"><block type="logic_compare"><field name="OP">LT</field>
                <value name="A"><block type="math_number"><field name="NUM">%s</field></block></value>
                <value name="B"><block type="math_number"><field name="NUM">2</field></block></value></block></value>
                <statement name="DO0"><block type="text_print"><value name="TEXT"><block type="logic_ternary">
                <value name="IF"><block type="logic_boolean"><field name="BOOL">TRUE</field></block></value></block></value></block></statement>
                </block></xml>
                """
            for (number, branches) in [("1", ["DO0 1", "ELSE 0", "THEN 1", "ELSE 0"]), ("3", ["DO0 0", "ELSE 1", "THEN 0", "ELSE 0"])] {
                let text = program.replacingOccurrences(of: "%s", with: number)
                try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/\(number).xml"))
                let coverage = try coverage("program: \(folder)/\(number).xml\n")
                #expect(coverage.branches.map { "\($0.name) \($0.cases)" } == branches)
            }
        }
    }

    @Test func libraryFunctionsAreFilesOfTheirOwn() throws {
        try withFolder { folder in
            try FileManager.default.createDirectory(atPath: folder + "/lib/codeless-function-af01", withIntermediateDirectories: true)
            let call = #"<xml><block type="codeless_function_block_af01"></block></xml>"#
            let function = """
                <xml><block type="custom_function_root"><statement name="stack"><block type="text_print"><value name="TEXT">
                <block type="text"><field name="TEXT">here</field></block></value></block></statement></block></xml>
                """
            try Data(function.utf8).write(to: URL(fileURLWithPath: folder + "/lib/codeless-function-af01/source.xml"))
            for name in ["a", "b"] { try Data(call.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).xml")) }
            let flow =
                "functions: \(folder)/lib\ncases: [{program: \(folder)/a.xml}, {program: \(folder)/b.xml}]\nexpect: {console: [here]}\n"
            #expect(try FlowTestingTests.run(flow).map(\.verdict) == [.passed, .passed])
            let files = try coverages(flow)
            #expect(files.map { $0.file.split(separator: "/").last } == ["a.xml", "b.xml", "source.xml"])
            // Both programs ran the function.
            #expect(files[2].blocks.first { $0.type == "text_print" }?.cases == 2)
            #expect(
                problems("program: \(folder)/a.xml\nfunctions: \(folder)/none\n") == [
                    "2:12: the folder '\(folder)/none' cannot be read: there is no such folder"
                ])
        }
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

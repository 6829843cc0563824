import FlowTesting
import Foundation
import Testing

@Suite struct ReportTests {
    private var results: [CaseResult] {
        var failed = CaseResult(number: 1, file: "b & c.flow.yaml", line: 7, name: "a <b>\u{1}", verdict: .failed, seconds: 0.25)
        failed.mismatches = [Mismatch(path: "status", expected: "finished", actual: "failed: \"x\"")]
        var broken = CaseResult(number: 2, file: "c.flow.yaml", line: 1, name: "c", verdict: .broken, seconds: 0)
        broken.problem = "there is no column 'x'"
        return [CaseResult(number: 0, file: "a.flow.yaml", line: 1, name: "a", verdict: .passed, seconds: 1.5), failed, broken]
    }

    @Test func junitIsWholeAfterEveryResult() throws {
        try withFolder { folder in
            let file = folder + "/j.xml"
            let report = try JUnitReport(file)
            let counts = [
                "tests=\"1\" failures=\"0\" errors=\"0\"", "tests=\"2\" failures=\"1\" errors=\"0\"",
                "tests=\"3\" failures=\"1\" errors=\"1\"",
            ]
            for (result, count) in zip(results, counts) {
                report.add(result)
                let xml = try text(file)
                #expect(xml.contains("<testsuite name=\"flows\" \(count)"))
                #expect(xml.hasSuffix("  </testsuite>\n</testsuites>\n"))
                #expect(xml.components(separatedBy: "</testsuites>").count == 2)
            }
            let xml = try text(file)
            #expect(xml.contains("<testcase name=\"a &lt;b&gt;\u{FFFD}\" classname=\"b &amp; c.flow.yaml\" time=\"0.250000\">"))
            #expect(xml.contains("<failure message=\"status: expected finished, got failed: &quot;x&quot;\" type=\"failed\">"))
        }
    }

    @Test func tapHasItsPlanAtTheEnd() throws {
        try withFolder { folder in
            let report = try TAPReport(folder + "/t")
            for result in results { report.add(result) }
            let lines = try text(folder + "/t").split(separator: "\n")
            #expect(lines.first == "TAP version 13")
            #expect(lines.contains("ok 1 - a.flow.yaml: a"))
            #expect(lines.contains("not ok 3 - c.flow.yaml: c"))
            #expect(lines.last == "1..3")
        }
    }

    @Test func linesOfJSONAreReadBackAndACutOneIsLeftOut() throws {
        try withFolder { folder in
            let report = try JSONLinesReport(folder + "/r.jsonl")
            for result in results { report.add(result) }
            let lines = try text(folder + "/r.jsonl")
            #expect(ReportMerger.results(lines) == results)
            #expect(ReportMerger.results(String(lines.dropLast(20))) == Array(results.dropLast()))
        }
    }

    @Test func annotationsNameFileAndLine() {
        var output = ""
        let report = GitHubAnnotations { output += $0 }
        for result in results { report.add(result) }
        #expect(output.hasPrefix("::error file=b & c.flow.yaml,line=7,title=a <b>\u{1}::status%0A  - expected finished%0A"))
        #expect(output.split(separator: "\n").count == 2)
    }

    @Test func aTraceStartsALineOfItsOwn() {
        var broken = results[2]
        broken.trace = ["print \"x\""]
        #expect(broken.details == "there is no column 'x'\ntrace:\n  print \"x\"\n")
    }

    @Test func namesSurviveTheWayThroughCobertura() throws {
        var file = LineCoverage(file: "a & \"b\" <c>.xml")
        file.lines = [3: 2, 7: 0]
        file.branches = [
            LineCoverage.Branch(line: 3, number: 0, name: "DO0", hits: 1), LineCoverage.Branch(line: 3, number: 1, name: "ELSE", hits: 0),
        ]
        let text = CoberturaReport.text([file])
        #expect(text.contains("<line number=\"3\" hits=\"2\" branch=\"true\" condition-coverage=\"50% (1/2)\">"))
        #expect(CoberturaReport.read(text) == [file])
        #expect(CoberturaReport.read("<testsuites/>") == nil)
        #expect(CoberturaReport.read("") == nil)
    }

    @Test func mergedJUnitHasTheCasesOfAll() throws {
        try withFolder { folder in
            for (offset, result) in results.enumerated() { try JUnitReport("\(folder)/\(offset)").add(result) }
            let merged = try #require(ReportMerger.mergeJUnit(try (0..<3).map { try text("\(folder)/\($0)") }))
            #expect(merged.contains("<testsuite name=\"flows\" tests=\"3\" failures=\"1\" errors=\"1\">"))
            #expect(merged.components(separatedBy: "<testcase ").count == 4)
            #expect(ReportMerger.mergeJUnit(["no"]) == nil)
        }
    }
}

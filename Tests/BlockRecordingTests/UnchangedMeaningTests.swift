import BlockHost
import BlockRecording
import BlockRuntime
import OrderedJSON
import Testing
import TestSupport

/// A run that is recorded does what it does when it is not: report, output, calls, places of errors.
@Suite struct UnchangedMeaningTests {
    static let programs = Folders.programs("Tests/Programs") + Folders.programs("Samples")

    @Test(arguments: programs) func recordedRunHasTheReportOfThePlainRun(path: String) throws {
        let xml = try Folders.text(path)
        let plain = try RecordedRun(xml: xml, isRecorded: false)
        let recorded = try RecordedRun(xml: xml, isRecorded: true)
        #expect(recorded.output == plain.output)
        #expect(JSONWriter.text(recorded.report.json()) == JSONWriter.text(plain.report.json()))
        #expect(recorded.report.trace == plain.report.trace)
        #expect(recorded.report.hint == plain.report.hint)
    }

    @Test(arguments: programs) func recordingIsReadBackWhole(path: String) throws {
        let run = try RecordedRun(xml: try Folders.text(path), isRecorded: true)
        let recording = try run.recording()
        #expect(recording.count == recording.ending.totalEventCount)
        #expect(recording.console(upTo: recording.count - 1).joined() == run.output)
        #expect(recording.calls(upTo: recording.count - 1).map { recording[$0].text } == run.report.calls.map(\.name))
        // Whatever the way the program took, every block that began is done or left behind when its fiber ends.
        if run.report.cause != .unanswered { #expect(recording[recording.count - 1].depth == 0) }
    }

    /// Programs run side by side, so that every core has some.
    static let shareCount = 10

    @Test(arguments: 0..<shareCount) func recordedRandomProgramDoesTheSame(share: Int) throws {
        for offset in stride(from: share, to: 1_000, by: Self.shareCount) {
            let program = RandomProgramMaker.program(seed: UInt64(offset) + 1)
            var settings = RunSettings()
            settings.seed = program.seed
            settings.limits.steps = 2_000
            settings.limits.heapByteCount = 64 << 20
            let plain = try RecordedRun(xml: program.xml, isRecorded: false, run: settings)
            let recorded = try RecordedRun(xml: program.xml, isRecorded: true, run: settings)
            #expect(recorded.output == plain.output, "seed \(program.seed)")
            let (left, right) = (JSONWriter.text(recorded.report.json()), JSONWriter.text(plain.report.json()))
            guard left == right else {
                Issue.record("seed \(program.seed)\nplain:    \(right)\nrecorded: \(left)\n\(program.xml)")
                return
            }
            let recording = try recorded.recording()
            #expect(recording.count == recording.ending.totalEventCount)
        }
    }
}

import BlockCompiler
import BlockDebugging
import BlockHost
import BlockLibrary
import BlockModel
import BlockRecording
import BlockRuntime
import BlockXML
import Testing

@Suite struct ExplanationOfLongRunTests {
    /// Why a run fails after many rounds.
    private func explanation(_ settings: RecordingSettings) throws -> String {
        let fail = XML.block("throw_error", "fail", values: [("error", XML.text("no"))])
        let xml = XML.program(XML.repeated("loop", 5_000, XML.set("add", "x", XML.add(XML.get("x"), XML.number(1))), next: fail))
        let workspace = try WorkspaceXMLReader().read(Array(xml.utf8), file: "test.xml").workspace
        var compiler = Compiler(catalog: .builtIn)
        compiler.instrumentation = .trace
        let program = try compiler.compile(workspace).program
        let machine = Machine(program)
        let recorder = RunRecorder(program, settings: settings)
        machine.observer = recorder
        var host = HostSettings()
        recorder.watch(&host)
        let report = ProgramDriver(machine, Host(host)).run()
        let bytes = recorder.bytes(
            RecordedEnding(status: report.status.rawValue, message: "", stepCount: report.stepCount),
            files: [RecordedFile(name: "test.xml", bytes: [])])
        let debugged = DebuggedProgram(program, workspaces: [workspace], sources: [:], catalog: .builtIn)
        return FailureExplanation(try Recording(bytes), debugged, report).text
    }

    @Test func aRecordingThatKeepsTheEndExplainsIt() throws {
        var settings = RecordingSettings()
        settings.keptEventCount = 1_000
        #expect(try explanation(settings).hasPrefix("why it failed\n  *throw \"no\"* "))
    }

    @Test func aRecordingThatWasFullBeforeSaysSo() throws {
        var settings = RecordingSettings()
        settings.eventLimit = 1_000
        #expect(
            try explanation(settings)
                == "why it failed cannot be told: the recording was full before; --record-last 1000000 keeps the end of a long run\n")
    }
}

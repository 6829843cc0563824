import BlockCompiler
import BlockHost
import BlockLibrary
import BlockModel
import BlockRecording
import BlockRuntime
import BlockXML
import Foundation

/// A program run by a host that prints and records calls, with or without being recorded.
struct RecordedRun {
    var report: RunReport
    var output = ""
    /// The bytes of the recording; empty for a plain run.
    var bytes: [UInt8] = []

    init(
        xml: String, file: String = "test.xml", context: RunContext? = nil, isRecorded: Bool, run: RunSettings = RunSettings(),
        settings: RecordingSettings = RecordingSettings()
    ) throws {
        var compiler = Compiler(catalog: .builtIn)
        if isRecorded { compiler.instrumentation = .trace }
        let program = try compiler.compile(WorkspaceXMLReader().read(Array(xml.utf8), file: file).workspace).program
        let printed = Printed()
        var host = HostSettings()
        host.context = context ?? RunContext()
        host.secrets = settings.secrets
        host.print = { printed.text += $0 }
        var answers = ["12", "abc", " 7.5 ", "", "0"].makeIterator()
        host.answer = { answers.next() }
        let machine = Machine(program, settings: run)
        var recorder: RunRecorder?
        if isRecorded {
            let own = RunRecorder(program, settings: settings)
            machine.observer = own
            own.watch(&host)
            recorder = own
        }
        report = ProgramDriver(machine, Host(host)).run()
        output = printed.text
        if let recorder {
            let ending = RecordedEnding(status: report.status.rawValue, message: "", stepCount: report.stepCount)
            bytes = recorder.bytes(ending, files: [RecordedFile(name: file, bytes: Array(xml.utf8))])
        }
    }

    /// The recording, read.
    func recording() throws -> Recording { try Recording(bytes) }

    private final class Printed {
        var text = ""
    }
}

/// The folders of the repository.
enum Folders {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The programs of a folder, by name.
    static func programs(_ folder: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)) ?? []
        return files.filter { $0.hasSuffix(".xml") }.sorted().map { "\(folder)/\($0)" }
    }

    static func text(_ path: String) throws -> String { try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) }
}

extension RecordingError {
    /// What is wrong with a file; nil when it is a recording.
    static func reading(_ bytes: [UInt8]) -> RecordingError? {
        do throws(RecordingError) {
            _ = try Recording(bytes)
            return nil
        } catch {
            return error
        }
    }
}

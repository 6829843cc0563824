import BackendlessUsers
import BlockDebugging
import BlockHost
import BlockModel
import BlockRecording
import BlockRuntime
import ProgramLoading

/// The recording of a case whose program failed, for the explanation why.
final class CaseRecording {
    private let loaded: LoadedProgram
    private let secrets = SecretKeeper()
    private let recorder: RunRecorder

    /// Events at the end of the run that are kept.
    private static let keptEventCount = 1_000_000

    /// - Parameter loaded: the program, compiled for recording.
    init(_ loaded: LoadedProgram) {
        self.loaded = loaded
        for secret in loaded.writtenSecrets { secrets.learn(secret) }
        var settings = RecordingSettings()
        settings.keptEventCount = Self.keptEventCount
        settings.secrets = secrets
        recorder = RunRecorder(loaded.program, settings: settings)
    }

    /// What the machine runs.
    var program: Program { loaded.program }

    /// Follows a run from its beginning.
    func follow(_ machine: Machine, _ host: inout HostSettings, users: InMemoryUserService?) {
        host.units = loaded.units
        machine.observer = recorder
        recorder.watch(&host)
        if let users { recorder.usersTable = { users.backend.shownUsers } }
    }

    /// Why the run failed, in lines without secrets.
    func explanation(of report: RunReport, hiding others: SecretKeeper?) -> [String] {
        if let others { secrets.learn(from: others) }
        let main = loaded.workspace.file
        let names = [main] + loaded.sources.keys.filter { $0 != main }.sorted()
        let ending = RecordedEnding(status: report.status.rawValue, message: "", stepCount: report.stepCount)
        // The explanation asks for no more of the files than their names.
        guard let recording = try? Recording(recorder.bytes(ending, files: names.map { RecordedFile(name: $0, bytes: []) })) else {
            return []
        }
        let program = DebuggedProgram(loaded.program, workspaces: loaded.workspaces, sources: loaded.sources, catalog: loaded.catalog)
        let text = FailureExplanation(recording, program, report).text
        return secrets.redact(text).split(separator: "\n").map(String.init)
    }
}

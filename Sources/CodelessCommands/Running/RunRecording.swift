import BackendlessUsers
import BlockHost
import BlockModel
import BlockRecording
import BlockRuntime
import BlockXML
import ProgramLoading

/// The recording of one run of a command: what is told to the recorder, and what becomes of it.
final class RunRecording {
    private let program: LoadedProgram
    private let secrets: SecretKeeper
    private let recorder: RunRecorder

    /// Makes the recording of a program that was compiled for it.
    init(_ program: LoadedProgram, keeping keptEventCount: Int?, showsSecrets: Bool) {
        self.program = program
        // It knows more secrets than the run does, so that it does not change what the run shows.
        secrets = SecretKeeper(isHiding: !showsSecrets)
        for secret in program.writtenSecrets { secrets.learn(secret) }
        var settings = RecordingSettings()
        settings.keptEventCount = keptEventCount
        settings.secrets = secrets
        recorder = RunRecorder(program.program, settings: settings)
    }

    /// Follows a run from its beginning.
    func follow(_ machine: Machine, _ host: inout HostSettings) {
        recorder.watch(&host)
        machine.observer = recorder
    }

    /// Follows the users of a service in memory too.
    func follow(_ users: InMemoryUserService) { recorder.usersTable = { users.backend.shownUsers } }

    /// The recording as the content of a file.
    func bytes(_ report: RunReport, hiding others: SecretKeeper) -> [UInt8] {
        secrets.learn(from: others)
        let ending = RecordedEnding(status: report.status.rawValue, message: message(report), stepCount: report.stepCount)
        let main = program.workspace.file
        let names = [main] + program.sources.keys.filter { $0 != main }.sorted()
        return recorder.bytes(ending, files: names.map { RecordedFile(name: $0, bytes: redacted(program.sources[$0] ?? [], $0)) })
    }

    private func message(_ report: RunReport) -> String {
        switch report.status {
        case .finished: return report.result == .undefined ? "" : "the result is " + ConsoleText.inspect(report.result)
        case .stopped: return "stopped by a limit: " + (report.limit?.rawValue ?? "")
        case .failed:
            guard case .error(let error)? = report.thrown else { return "uncaught " + ConsoleText.inspect(report.thrown ?? .undefined) }
            return error.text + (error.code.map { $0.isMissing ? "" : " (code \($0.javaScriptText()))" } ?? "")
        }
    }

    // MARK: The program without its secrets

    /// A file of the program without the secrets in it: its blocks stay where they are. Empty where that cannot be done.
    private func redacted(_ bytes: [UInt8], _ name: String) -> [UInt8] {
        guard let original = try? ProgramFile(name, bytes: bytes).workspace else { return [] }
        let shape = Self.shape(original)
        func isGood(_ candidate: [UInt8]) -> Bool {
            guard let workspace = try? ProgramFile(name, bytes: candidate).workspace else { return false }
            return Self.shape(workspace) == shape && holdsNoSecret(workspace)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let clean = secrets.redact(text)
        if clean == text && holdsNoSecret(original) { return bytes }
        if isGood(Array(clean.utf8)) { return Array(clean.utf8) }
        // The secret is a word of the format, or is written in another way: it is taken out of what people wrote only.
        var workspace = original
        for block in workspace.blocks.indices {
            for field in workspace.blocks[block].fields.indices {
                workspace.blocks[block].fields[field].text = secrets.redact(workspace.blocks[block].fields[field].text)
            }
            workspace.blocks[block].extra?.comment = nil
            workspace.blocks[block].extra?.data = nil
            workspace.blocks[block].extra?.metadata = nil
        }
        workspace.comments = []
        let written = WorkspaceXMLWriter().bytes(of: workspace)
        return isGood(written) ? written : []
    }

    private func holdsNoSecret(_ workspace: Workspace) -> Bool {
        func isClean(_ text: String?) -> Bool { text.map { secrets.redact($0) == $0 } ?? true }
        return workspace.comments.allSatisfy { isClean($0.text) }
            && workspace.blocks.allSatisfy { block in
                block.fields.allSatisfy { isClean($0.text) } && isClean(block.extra?.comment?.text) && isClean(block.extra?.data)
                    && isClean(block.extra?.metadata)
            }
    }

    /// What must stay the same when secrets are taken out: all but the texts of fields.
    private static func shape(_ workspace: Workspace) -> [String] {
        workspace.blocks.flatMap { block in
            [block.type, "\(block.parent?.offset ?? -1)"] + block.fields.map(\.name) + block.inputs.map(\.name)
        }
    }
}

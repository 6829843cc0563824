import BlockModel
import BlockRecording
import BlockRuntime
import CodelessCommands
import ProgramLoading
import Testing

/// `run --record` and `play`.
@Suite struct RecordingTests {
    private let bench: Workbench

    init() throws { bench = try Workbench() }

    /// Logs in with a password that is written into the program, and prints it.
    private func login(password: String) -> String {
        """
        <xml><block type="user_login"><value name="identity">\(text("ada@example.com"))</value><value name="password">\(text(password))</value>
        <next><block type="text_print"><value name="TEXT">\(text(password + "!"))</value></block></next></block></xml>
        """
    }

    private func text(_ text: String) -> String { "<block type=\"text\"><field name=\"TEXT\">\(text)</field></block>" }

    private func users(password: String) throws -> String {
        try bench.file("users.json", "{\"users\": [{\"email\": \"ada@example.com\", \"password\": \"\(password)\"}]}")
    }

    private func bytes(_ path: String) throws -> [UInt8] { try FileBytes.read(path) }

    private func record(_ program: String, _ change: (inout RunRequest) -> Void = { _ in }) throws -> (CommandStatus, Recording, [UInt8]) {
        let file = try bench.file("program.xml", program), target = try bench.file("run.codelesstrace", "")
        let status = bench.run(file) {
            $0.recordFile = target
            change(&$0)
        }
        let bytes = try bytes(target)
        return (status, try Recording(bytes), bytes)
    }

    @Test func recordingIsWrittenBesideTheUsualOutput() throws {
        let (status, recording, _) = try record(Programs.printing("hello"))
        #expect(status == .success)
        #expect(bench.output == "hello\n")
        #expect(bench.errors == "")
        #expect(recording.ending.status == "finished")
        #expect(recording.console(upTo: recording.count - 1) == ["hello\n"])
        #expect(recording.files.map { String(decoding: $0.bytes, as: UTF8.self) } == [Programs.printing("hello")])
    }

    @Test(arguments: try SecretsTests.programs) func everySampleTakesLessThanEightBytesAnEvent(program: String) throws {
        let (bench, file) = try SecretsTests.bench(program)
        let target = try bench.file("run.codelesstrace", "")
        let answers = try bench.file("answers", "ada@example.com\n2\n3\n")
        // A time that none of the texts knows which the format has.
        _ = bench.run(file) { ($0.recordFile, $0.answersFile, $0.now) = (target, answers, "1764172036954") }
        let recording = try Recording(try bytes(target))
        #expect(recording.count > 5)
        #expect(recording.eventByteCount < recording.count * 8, "\(recording.eventByteCount) bytes, \(recording.count) events")
    }

    @Test func failedRunIsRecorded() throws {
        let (status, recording, _) = try record(
            "<xml><block type=\"throw_error\"><value name=\"error\">\(text("no"))</value></block></xml>")
        #expect(status == .failure)
        #expect(recording.ending.status == "failed")
        #expect(recording.errors.count == 1)
    }

    @Test func stoppedRunIsRecorded() throws {
        let (status, recording, _) = try record(Programs.endless) { $0.limits.steps = 10 }
        #expect(status == .limit)
        #expect(recording.ending.status == "stopped")
        #expect(recording.ending.message == "stopped by a limit: steps")
        #expect(recording.calls(upTo: recording.count - 1) == [])
    }

    @Test(arguments: ["analytical-engine", "a<b&\"c\"", "block", "TEXT"]) func passwordIsNowhereInTheRecording(password: String) throws {
        let escaped = password.reduce(into: "") { $0 += $1 == "<" ? "&lt;" : $1 == "&" ? "&amp;" : String($1) }
        let json = password.reduce(into: "") { $0 += $1 == "\"" ? "\\\"" : String($1) }
        let users = try users(password: json)
        let (status, recording, _) = try record(login(password: escaped)) { $0.backend.usersFile = users }
        #expect(status == .success)
        for offset in 0..<recording.count {
            let event = recording[offset]
            let shown = [event.text, event.arguments, event.value?.description]
            #expect(!shown.contains { $0?.contains(password) ?? false }, "\(event)")
        }
        let fields = try recording.files.flatMap {
            try ProgramFile($0.name, bytes: $0.bytes).workspace.blocks.flatMap { $0.fields.map(\.text) }
        }
        #expect(fields == ["ada@example.com", "[redacted]", "[redacted]!"])
        #expect(recording.callsInOrder.first == "users.login {identity: \"ada@example.com\", password: [redacted]}")
    }

    @Test func secretsAreKeptWhereTheyAreAskedFor() throws {
        let users = try users(password: "engine")
        let (_, recording, _) = try record(login(password: "engine")) {
            $0.backend.usersFile = users
            $0.showsSecrets = true
        }
        #expect(recording.callsInOrder.first == "users.login {identity: \"ada@example.com\", password: \"engine\"}")
    }

    @Test func usersAreToldAfterEveryCall() throws {
        let users = try users(password: "engine")
        let (_, recording, _) = try record(login(password: "engine")) { $0.backend.usersFile = users }
        let before = try #require(recording.users(at: recording.calls(upTo: recording.count - 1)[0]))
        let after = try #require(recording.users(at: recording.count - 1))
        #expect(before.contains("ada@example.com") && !before.contains("lastLogin"))
        #expect(after.contains("lastLogin"))
    }

    @Test func recordTakesOneProgram() throws {
        let file = try bench.file("a.xml", Programs.printing("a"))
        var request = RunRequest()
        request.files = [file, file]
        request.recordFile = "x"
        #expect(ProgramRunner(request, terminal: bench.terminal).run() == .usage)
        #expect(bench.errors == "error: --record takes one program at a time\n")
    }

    // MARK: Playing

    private func play(_ file: String) throws -> (status: CommandStatus, page: String) {
        let page = try bench.file("page.html", "")
        var run = RunRequest()
        run.files = [file]
        var request = PlayRequest(run: run)
        request.exportFile = page
        let status = Playing(request, terminal: bench.terminal).run()
        return (status, String(decoding: try bytes(page), as: UTF8.self))
    }

    @Test func programIsRunAndBecomesAPage() throws {
        let (status, page) = try play(try bench.file("hello.xml", Programs.printing("hello")))
        #expect(status == .success)
        #expect(bench.output == "hello\n")
        #expect(page.contains("<h1>hello.xml</h1>"))
        #expect(page.contains("data-block=\"1\""))
    }

    @Test func thePageReadsTheVersionThatIsWritten() throws {
        let (_, _, bytes) = try record(Programs.printing("hello"))
        let (_, page) = try play(bench.folder + "/run.codelesstrace")
        #expect(page.contains("0x52, 0x43, 0x0a, \(bytes[7])]"))
    }

    @Test func recordingBecomesAPageWithoutRunningAgain() throws {
        _ = try record(Programs.printing("hello"))
        let (status, page) = try play(bench.folder + "/run.codelesstrace")
        #expect(status == .success)
        #expect(bench.output == "hello\n")
        #expect(page.contains("<h1>run.codelesstrace</h1>"))
    }

    @Test func failedProgramHasAPageToo() throws {
        let (status, page) = try play(
            try bench.file("a.xml", "<xml><block type=\"throw_error\"><value name=\"error\">\(text("no"))</value></block></xml>"))
        #expect(status == .success)
        #expect(page.contains("id=\"recording\""))
    }

    @Test func unloadableProgramHasNoPage() throws {
        let (status, page) = try play(try bench.file("a.xml", "<xml><block type=\"nonsense\"/></xml>"))
        #expect(status == .unloadable)
        #expect(page == "")
    }

    @Test func brokenRecordingSaysWhatIsWrong() throws {
        let (_, _, bytes) = try record(Programs.printing("hello"))
        let file = bench.folder + "/run.codelesstrace"
        try FileBytes.write(Array(bytes.dropLast(4)), to: file)
        let (status, _) = try play(file)
        #expect(status == .unloadable)
        #expect(bench.errors.hasPrefix("error: run.codelesstrace: the recording cannot be read: it ends in the middle of something (byte "))
    }
}

extension Recording {
    /// Calls as a page lists them.
    fileprivate var callsInOrder: [String] { calls(upTo: count - 1).map { "\(self[$0].text ?? "") \(self[$0].arguments ?? "")" } }
}

import BlockDebugging
import BlockRecording
import BlockRuntime
import Foundation
import OrderedJSON
import ProgramLoading
import Testing

@testable import CodelessCommands

/// No explanation, recording, page, debugger or editor shows a password or token of any sample, however its run ends.
@Suite struct SecretsInToolsTests {
    static let faults = ["", "login=3003", "update=3029", "update=timeout"]

    private func run(_ bench: Workbench, _ file: String, _ fault: String) throws -> RunRequest {
        var request = RunRequest()
        request.files = [file]
        request.answersFile = try bench.file("answers", "ada@example.com\n2\n3\n")
        request.limits.steps = 10_000
        if !fault.isEmpty, FileManager.default.fileExists(atPath: file.dropLast(4) + ".users.json") { request.backend.faults = [fault] }
        return request
    }

    @Test(arguments: try SecretsTests.programs, faults) func noExplanationAndNoRecordingShowsAPassword(program: String, fault: String)
        throws
    {
        let (bench, file) = try SecretsTests.bench(program)
        var request = try run(bench, file, fault)
        request.explains = true
        request.recordFile = try bench.file("run.codelesstrace", "")
        _ = ProgramRunner(request, terminal: bench.terminal).run()
        try SecretsTests.expectNoSecret(in: bench.output + bench.errors, "\(program) \(fault)")
        let recording = try Recording(try FileBytes.read(bench.folder + "/run.codelesstrace"))
        var texts = recording.files.map { String(decoding: $0.bytes, as: UTF8.self) } + [recording.ending.message]
        for offset in 0..<recording.count {
            let event = recording[offset]
            texts += [event.text, event.arguments, event.value?.description].compactMap { $0 }
        }
        #expect(texts.count > 2)
        try SecretsTests.expectNoSecret(in: texts.joined(separator: "\n"), "the recording of \(program) \(fault)")
    }

    @Test(arguments: try SecretsTests.programs) func noPageShowsAPassword(program: String) throws {
        let (bench, file) = try SecretsTests.bench(program)
        var request = PlayRequest(run: try run(bench, file, ""))
        let page = try bench.file("page.html", "")
        request.exportFile = page
        #expect(Playing(request, terminal: bench.terminal).run() == .success)
        let html = String(decoding: try FileBytes.read(page), as: UTF8.self)
        #expect(html.contains("id=\"recording\""))
        try SecretsTests.expectNoSecret(in: html + bench.output + bench.errors, "the page of \(program)")
    }

    @Test(arguments: try SecretsTests.programs, faults) func noDebuggerShowsAPassword(program: String, fault: String) throws {
        let (bench, file) = try SecretsTests.bench(program)
        let looks = ["vars", "print user", "print user.user-token", "calls", "users", "where", "list"]
        let steps = (0..<40).flatMap { _ in ["step"] + looks }
        bench.input = (["list all", "errors all"] + steps + ["continue", "continue", "back"] + looks).joined(separator: "\n")
        let request = try run(bench, file, fault)
        #expect(DebuggingRunner(request, commandFile: nil, terminal: bench.terminal, isInteractive: false).run() == .success)
        #expect(bench.output.contains("(debug) list all\n"))
        try SecretsTests.expectNoSecret(in: bench.output + bench.errors, "debugging \(program) \(fault)")
    }

    /// An editor that asks for everything there is at each statement.
    private final class Editor {
        private(set) var shown = ""
        private var last: [JSONValue] = []
        private var receive: ([UInt8]) -> Void = { _ in }
        private var sequence = 0

        init(_ terminal: Terminal) {
            let adapter = AdapterRunner(terminal: terminal).adapter { [unowned self] message in
                shown += String(decoding: message, as: UTF8.self) + "\n"
                last.append((try? JSONParser.parse(message)) ?? .null)
            }
            receive = { adapter.receive($0) }
        }

        var hasEnded: Bool { last.contains { $0["event"] == "terminated" } }

        @discardableResult
        func ask(_ command: String, _ arguments: JSONValue = [:]) -> JSONValue {
            sequence += 1
            last = []
            let message: JSONValue = [
                "seq": .number(Double(sequence)), "type": "request", "command": .string(command), "arguments": arguments,
            ]
            receive(JSONWriter.bytes(message))
            return last.first { $0["type"] == "response" }?["body"] ?? .null
        }

        func look() {
            ask("threads")
            ask("loadedSources")
            ask("exceptionInfo", ["threadId": 1])
            ask("evaluate", ["expression": "user"])
            ask("evaluate", ["expression": "user.user-token"])
            for frame in ask("stackTrace", ["threadId": 1])["stackFrames"]?.arrayValue ?? [] {
                for scope in ask("scopes", ["frameId": frame["id"] ?? 0])["scopes"]?.arrayValue ?? [] { open(scope, depth: 3) }
            }
        }

        private func open(_ value: JSONValue, depth: Int) {
            guard depth > 0, let reference = value["variablesReference"], reference != 0 else { return }
            for part in ask("variables", ["variablesReference": reference])["variables"]?.arrayValue ?? [] { open(part, depth: depth - 1) }
        }
    }

    @Test(arguments: try SecretsTests.programs, ["all", "uncaught"]) func noEditorShowsAPassword(program: String, filter: String) throws {
        let (bench, file) = try SecretsTests.bench(program)
        let answers = try bench.file("answers", "ada@example.com\n2\n3\n")
        let editor = Editor(bench.terminal)
        editor.ask("initialize")
        editor.ask("launch", ["program": .string(file), "answers": .string(answers), "stopOnEntry": true])
        editor.ask("setExceptionBreakpoints", ["filters": [.string(filter)]])
        editor.ask("configurationDone")
        var count = 0
        while !editor.hasEnded, count < 60 {
            editor.look()
            editor.ask("stepIn", ["threadId": 1])
            count += 1
        }
        #expect(count > 0)
        editor.ask("stepBack", ["threadId": 1])
        editor.look()
        try SecretsTests.expectNoSecret(in: editor.shown + bench.output + bench.errors, "the editor with \(program)")
    }

    @Test func noExplanationOfAFailingCaseShowsAPassword() throws {
        let (bench, _) = try SecretsTests.bench("login-then-update.xml")
        let flow = """
            program: login-then-update.xml
            users: login-then-update.users.json
            cases:
              - {name: refused, faults: ["login=3003"]}
              - {name: late, faults: ["update=timeout"]}
            """
        var request = FlowTestRequest()
        request.paths = [try bench.file("a.flow.yaml", flow)]
        request.stateFile = try bench.file("state", "")
        request.jsonLinesFile = bench.folder + "/lines"
        request.explains = true
        #expect(FlowTestRun(request, terminal: bench.terminal).run() == .failure)
        #expect(bench.output.contains("why it failed"))
        try SecretsTests.expectNoSecret(in: bench.output + bench.errors + (try bench.text(bench.folder + "/lines")), "test --explain")
    }
}

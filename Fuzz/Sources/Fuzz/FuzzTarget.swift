import BackendlessUsers
import BlockCompiler
import BlockHost
import BlockJSON
import BlockLibrary
import BlockModel
import BlockRecording
import BlockRuntime
import BlockXML
import FlowTesting
import OrderedJSON

/// What is fed with bytes. No target compares anything: it is enough that none crashes, hangs, leaks or reads what it must not.
enum FuzzTarget: String, CaseIterable {
    /// A file in Blockly's XML: read, written again, compiled and run.
    case xml
    /// A file in Blockly's JSON: the same.
    case json
    /// Bytes that choose blocks, fields and connections: a program of all blocks, run.
    case program
    /// A regular expression, its flags and a text, between zeros.
    case regexp
    /// A recording.
    case recording
    /// What a server answered: a status, then a body.
    case reply
    /// A request as a server gets it, with its condition and paging.
    case request
    /// A flow file.
    case flow
    /// A context, a users fixture and a cassette.
    case context
    /// A date in any of its spellings.
    case date

    func run(_ bytes: [UInt8]) {
        switch self {
        case .xml: Self.runFile { () throws(LoadFailure) in try WorkspaceXMLReader().read(bytes, file: "fuzz.xml").workspace }
        case .json: Self.runFile { () throws(LoadFailure) in try WorkspaceJSONReader().read(bytes, file: "fuzz.json").workspace }
        case .program:
            var maker = ProgramMaker(bytes)
            let xml = maker.xml()
            Self.runFile { () throws(LoadFailure) in try WorkspaceXMLReader().read(Array(xml.utf8), file: "fuzz.xml").workspace }
        case .regexp: Self.runExpression(bytes)
        case .recording: _ = try? Recording(bytes)
        case .reply: Self.takeReply(bytes)
        case .request: Self.takeRequest(bytes)
        case .flow: _ = try? FlowFile.read(text: String(decoding: bytes, as: UTF8.self), file: "/nowhere/fuzz.flow.yaml")
        case .context:
            _ = try? RunContext(bytes, file: "context.json")
            _ = try? UsersFixture.parse(bytes, file: "users.json")
            _ = try? Cassette.parse(bytes, file: "cassette.json")
        case .date: _ = parseDate(Array(String(decoding: bytes, as: UTF8.self).utf16), in: .utc)
        }
    }

    // MARK: Programs

    private static func runFile(_ read: () throws(LoadFailure) -> Workspace) {
        guard let workspace = try? read() else { return }
        _ = WorkspaceXMLWriter().write(workspace)
        // A compiler's thread for deep nesting takes longer to start than all the rest.
        guard workspace.depth < 400, let compiled = try? Compiler(catalog: .builtIn).compile(workspace) else { return }
        run(compiled.program)
    }

    static func run(_ program: Program) {
        var settings = RunSettings()
        settings.limits.steps = 2_000
        settings.limits.heapByteCount = 2 << 20
        settings.limits.depth = 200
        settings.limits.timeSeconds = 2
        settings.recordsCoverage = program.functions.count % 2 == 0
        settings.collectsAtEverySafepoint = program.functions.count % 3 == 0
        var context = RunContext()
        context.isStrict = false
        context.intervalTicks = 3
        var host = HostSettings()
        host.context = context
        host.users = InMemoryUserService(clock: .fixed(0), identifiers: IdentifierSource(seed: 1))
        host.outputByteLimit = 100_000
        host.answer = { "12" }
        let driver = ProgramDriver(Machine(program, settings: settings), Host(host))
        _ = JSONWriter.bytes(driver.run().json(hiding: driver.host.redactor), .pretty)
    }

    /// A program that makes a regular expression of the input and uses it in every way.
    private static func runExpression(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
        func text(_ number: Int) -> String {
            let text = number < parts.count ? String(decoding: parts[number], as: UTF8.self) : ""
            return "<block type=\"text\"><field name=\"TEXT\">\(ProgramMaker.escaped(text))</field></block>"
        }
        let pattern = """
            <block type="create_dynamic_regexp"><value name="pattern">\(text(0))</value><value name="keys">\(text(1))</value></block>
            """
        let xml = """
            <xml><block type="text_print"><value name="TEXT"><block type="test_regexp"><value name="pattern">\(pattern)</value>
            <value name="original_text">\(text(2))</value></block></value></block></xml>
            """
        runFile { () throws(LoadFailure) in try WorkspaceXMLReader().read(Array(xml.utf8), file: "fuzz.xml").workspace }
    }

    // MARK: The user service

    private static func takeReply(_ bytes: [UInt8]) {
        guard bytes.count >= 2 else { return }
        let operation = UserOperation.allCases[Int(bytes[0]) % UserOperation.allCases.count]
        let status = 200 + 2 * Int(bytes[1])
        let body = Array(bytes[2...])
        let content: UserReply.Body =
            body.isEmpty ? .empty : (try? JSONParser.parse(body)).map { .json($0) } ?? .text(String(decoding: body, as: UTF8.self))
        let reply = UserReply(status: status, reason: "reason", body: content)
        let arguments: JSONObject = [
            "identity": "a@b.c", "password": "secret", "user": ["objectId": "A", "password": "secret"], "userToken": "token",
            "roleName": "r",
            "userId": "A", "email": "a@b.c", "providerCode": "p", "accessToken": "t",
        ]
        var exchange = UserExchange(UserCall(operation, arguments))
        var session = UserSession(currentUser: ["objectId": "A", "user-token": "token"])
        guard var step = try? exchange.start(&session) else { return }
        for _ in 0..<3 {
            guard case .send = step else { return }
            let result: Result<JSONValue, UserFault>
            do throws(UserFault) { result = .success(try reply.value()) } catch { result = .failure(error) }
            guard let next = try? exchange.receive(result, &session) else { return }
            step = next
        }
    }

    private static func takeRequest(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
        guard lines.count >= 3 else { return }
        let body = lines.count > 3 ? try? JSONParser.parse(String(lines[3])) : nil
        guard let request = UserRequest(method: String(lines[0]), path: String(lines[1]), query: String(lines[2]), body: body) else {
            return
        }
        let service = InMemoryUserService(fixture: fixture, clock: .fixed(0), identifiers: IdentifierSource(seed: 1))
        _ = try? service.backend.answer(request, from: UsersCaller())
    }

    private static let fixture =
        (try? UsersFixture.parse(#"{"users": [{"objectId": "A", "email": "a@b.c", "password": "secret", "name": "Ada", "age": 36}]}"#))
        ?? UsersFixture()
}

public import BlockHost
public import BlockRuntime
public import OrderedJSON

/// Speaks the Debug Adapter Protocol for one program: takes requests, gives responses and events.
///
/// It does no input or output and waits for nothing but the program: whoever owns the streams calls `receive` for every message, in order,
/// and sets `interruption` as soon as a message that `interrupts` arrives, because the program may be running then.
///
/// - Source: microsoft.github.io/debug-adapter-protocol, specification.
public final class DebugAdapter {
    /// Set from any thread to pause the program.
    public let interruption = CancellationFlag()
    /// Whether the client has ended the session.
    public private(set) var isOver = false

    /// A program made ready to be debugged.
    public struct Launched {
        /// The session.
        public var session: DebugSession
        /// Says why a run did not finish; empty where it did.
        public var describe: (RunReport) -> String

        /// Makes one.
        public init(session: DebugSession, describe: @escaping (RunReport) -> String) {
            self.session = session
            self.describe = describe
        }
    }

    /// Says why a program cannot be debugged.
    public struct LaunchFailure: Error {
        /// What is wrong, perhaps in several lines.
        public var message: String

        /// Makes a failure.
        public init(_ message: String) { self.message = message }
    }

    /// Makes the program ready that the arguments of a `launch` request ask for; what it prints goes to `print`.
    public typealias Loader = (
        _ arguments: JSONObject, _ print: @escaping (String) -> Void, _ interruption: CancellationFlag
    ) -> Result<Launched, LaunchFailure>

    var launched: Launched?
    var frameHandles: [LiveFrame] = []
    var handles: [Handle] = []
    /// 1 where the client counts lines from 0.
    var lineOffset = 0
    /// 1 where the client counts columns from 0.
    var columnOffset = 0
    private let load: Loader
    private let send: ([UInt8]) -> Void
    private var sequence = 0
    private var stopsOnEntry = false
    private var isDebugging = true
    private var hasEnded = false

    /// Makes an adapter.
    ///
    /// - Parameter send: takes messages, without their heads.
    public init(load: @escaping Loader, send: @escaping ([UInt8]) -> Void) {
        self.load = load
        self.send = send
    }

    /// Whether a message is to pause a running program before its turn comes.
    public static func interrupts(_ message: [UInt8]) -> Bool {
        guard let json = parsed(message) else { return false }
        return ["pause", "disconnect", "terminate"].contains(json["command"]?.stringValue ?? "")
    }

    private static func parsed(_ message: [UInt8]) -> JSONValue? { try? JSONParser.parse(message) }

    /// Does what a message asks.
    public func receive(_ message: [UInt8]) {
        guard let json = Self.parsed(message) else { return complain("the message is not JSON") }
        guard json["type"]?.stringValue == "request", let command = json["command"]?.stringValue else {
            return complain("the message is no request: it needs \"type\": \"request\" and a \"command\"", json)
        }
        let request = Request(sequence: json["seq"]?.integerValue ?? 0, command: command, arguments: json["arguments"]?.objectValue ?? [:])
        do throws(DebugMessage) {
            try answer(request)
        } catch {
            fail(request, error.description)
        }
    }

    /// Says that the stream of requests is broken.
    public func complain(_ text: String) { complain(text, nil) }

    private func complain(_ text: String, _ json: JSONValue?) {
        fail(Request(sequence: json?["seq"]?.integerValue ?? 0, command: json?["command"]?.stringValue ?? "", arguments: [:]), text)
    }

    /// A request.
    struct Request {
        var sequence: Int64
        var command: String
        var arguments: JSONObject

        func integer(_ name: String) -> Int? { arguments[name]?.integerValue.flatMap { Int(exactly: $0) } }
        func text(_ name: String) -> String? { arguments[name]?.stringValue }
        func flag(_ name: String) -> Bool { arguments[name]?.boolValue ?? false }
    }

    // MARK: Sending

    func respond(_ request: Request, _ body: JSONValue = [:]) {
        write([
            "type": "response", "request_seq": .number(Double(request.sequence)), "success": true, "command": .string(request.command),
            "body": body,
        ])
    }

    func fail(_ request: Request, _ message: String) {
        let clean = launched?.session.secrets.redact(message) ?? message
        write([
            "type": "response", "request_seq": .number(Double(request.sequence)), "success": false, "command": .string(request.command),
            "message": .string(clean), "body": ["error": ["id": 1, "format": .string(clean)]],
        ])
    }

    func event(_ name: String, _ body: JSONValue = [:]) { write(["type": "event", "event": .string(name), "body": body]) }

    func output(_ text: String, _ category: String) {
        event("output", ["category": .string(category), "output": .string(launched?.session.secrets.redact(text) ?? text)])
    }

    private func write(_ message: JSONObject) {
        sequence += 1
        var whole: JSONObject = ["seq": .number(Double(sequence))]
        for (key, value) in message { whole[key] = value }
        send(JSONWriter.bytes(.object(whole)))
    }

    // MARK: The session

    func initialize(_ request: Request) {
        lineOffset = request.arguments["linesStartAt1"]?.boolValue == false ? 1 : 0
        columnOffset = request.arguments["columnsStartAt1"]?.boolValue == false ? 1 : 0
        var capabilities: JSONObject = [:]
        for name in [
            "supportsConfigurationDoneRequest", "supportsConditionalBreakpoints", "supportsHitConditionalBreakpoints", "supportsLogPoints",
            "supportsFunctionBreakpoints", "supportsStepBack", "supportsEvaluateForHovers", "supportsDataBreakpoints",
            "supportsTerminateRequest", "supportsLoadedSourcesRequest", "supportsExceptionInfoRequest",
        ] { capabilities[name] = true }
        capabilities["exceptionBreakpointFilters"] = [
            ["filter": "all", "label": "All errors", "default": false],
            ["filter": "uncaught", "label": "Uncaught errors", "default": true],
        ]
        respond(request, .object(capabilities))
    }

    func launch(_ request: Request) {
        guard launched == nil else { return fail(request, "a program is being debugged already") }
        switch load(request.arguments, { [weak self] in self?.output($0, "stdout") }, interruption) {
        case .failure(let failure):
            output(failure.message.hasSuffix("\n") ? failure.message : failure.message + "\n", "stderr")
            fail(request, failure.message.split(separator: "\n").first.map(String.init) ?? "the program cannot be loaded")
            end(exitCode: nil)
        case .success(let launched):
            self.launched = launched
            launched.session.say = { [weak self] in self?.output($0 + "\n", "console") }
            stopsOnEntry = request.flag("stopOnEntry")
            isDebugging = !request.flag("noDebug")
            respond(request)
            event("initialized")
        }
    }

    func configurationDone(_ request: Request) throws(DebugMessage) {
        let session = try session()
        respond(request)
        if !isDebugging {
            session.removeBreakpoints { _ in true }
            session.errorPauses = .never
        }
        move(session, stopsOnEntry && isDebugging ? .start : .on)
    }

    /// The session; an error where there is none.
    func session() throws(DebugMessage) -> DebugSession {
        guard let launched else { throw DebugMessage("no program is being debugged; send a launch request first") }
        return launched.session
    }

    /// Goes on, and tells where that led.
    func move(_ session: DebugSession, _ movement: Movement) { show(session.move(movement)) }

    func show(_ state: DebugSession.State) {
        (frameHandles, handles) = ([], [])
        switch state {
        case .ready: break
        case .ended(let report):
            guard !hasEnded else { return }
            let text = launched?.describe(report) ?? ""
            if !text.isEmpty { output(text, "stderr") }
            end(exitCode: report.status == .finished ? 0 : report.status == .failed ? 1 : 3)
        case .paused(let pause): event("stopped", .object(body(of: pause)))
        }
    }

    private func body(of pause: DebugSession.Pause) -> JSONObject {
        let fiber = launched?.session.machine.innermostFrame?.fiber ?? 1
        var body: JSONObject = ["threadId": .number(Double(fiber)), "allThreadsStopped": true]
        switch pause.reason {
        case .entry: body["reason"] = "entry"
        case .step: body["reason"] = "step"
        case .interruption: body["reason"] = "pause"
        case .breakpoint(let numbers):
            body["reason"] = "breakpoint"
            body["hitBreakpointIds"] = .array(numbers.map { .number(Double($0)) })
        case .watch(let number, let old, let new):
            let path = launched?.session.watches.first { $0.number == number }?.path ?? ""
            body["reason"] = "data breakpoint"
            body["hitBreakpointIds"] = [.number(Double(number))]
            let (before, after) = (launched?.session.line(old, named: path) ?? "", launched?.session.line(new, named: path) ?? "")
            body["text"] = .string("\(path) was \(before), is \(after)")
        case .error(let error):
            body["reason"] = "exception"
            body["description"] = "an error was thrown"
            body["text"] = .string(launched?.session.line(error, named: "") ?? "")
        }
        return body
    }

    private func end(exitCode: Int?) {
        hasEnded = true
        if let exitCode { event("exited", ["exitCode": .number(Double(exitCode))]) }
        event("terminated")
    }

    func finish(_ request: Request) {
        respond(request)
        if request.command == "terminate", !hasEnded { end(exitCode: nil) }
        if request.command == "disconnect" { isOver = true }
    }
}

import BlockDebugging
import BlockHost
import BlockRuntime
import OrderedJSON
import Testing

@Suite struct AdapterTests {
    /// A client that keeps what it is told.
    private final class Client {
        private(set) var messages: [JSONValue] = []
        private var adapter: DebugAdapter?
        private var sequence = 0

        init(_ xml: String, _ change: @escaping (inout HostSettings) -> Void = { _ in }) {
            adapter = DebugAdapter(
                load: { arguments, print, interruption in
                    guard arguments["program"] == "/work/test.xml" else { return .failure(.init("there is no such program\nat all")) }
                    var host = HostSettings()
                    change(&host)
                    host.print = print
                    guard let program = try? Bench.program(xml) else { return .failure(.init("it does not compile")) }
                    let session = DebugSession(program, settings: RunSettings(), host: host, interruption: interruption)
                    return .success(.init(session: session) { $0.status == .finished ? "" : "it failed\n" })
                },
                send: { [unowned self] in messages.append((try? JSONParser.parse($0)) ?? .null) })
        }

        var isOver: Bool { adapter?.isOver ?? true }

        /// Sends raw bytes; gives what came of them.
        func send(raw: String) -> [JSONValue] {
            let count = messages.count
            adapter?.receive(Array(raw.utf8))
            return Array(messages[count...])
        }

        /// Sends a request; gives its response's body, then the events that followed it.
        @discardableResult
        func request(_ command: String, _ arguments: JSONValue = [:]) -> (body: JSONValue, events: [JSONValue]) {
            sequence += 1
            let message: JSONValue = [
                "seq": .number(Double(sequence)), "type": "request", "command": .string(command), "arguments": arguments,
            ]
            let answers = send(raw: JSONWriter.text(message))
            let response = answers.first { $0["type"] == "response" && $0["request_seq"] == .number(Double(sequence)) }
            let isGood = response?["success"] == true
            return (
                (isGood ? response?["body"] : response?["message"]) ?? .null, answers.filter { $0["type"] == "event" }
            )
        }

        func start(_ arguments: JSONObject = [:]) -> [JSONValue] {
            request("initialize", ["linesStartAt1": true, "columnsStartAt1": true])
            var all: JSONObject = ["program": "/work/test.xml"]
            for (name, value) in arguments { all[name] = value }
            return request("launch", .object(all)).events
        }
    }

    private static let program = XML.program(
        XML.set(
            "list", "list", XML.block("lists_repeat", "", values: [("ITEM", XML.text("x")), ("NUM", XML.number(3))]),
            next: XML.call("first", "tell", XML.number(1), next: XML.call("second", "tell", XML.number(2)))),
        XML.procedure("tell", "tell", XML.print("inside", XML.get("n"), next: XML.print("more", XML.get("list")))))

    private func stop(_ events: [JSONValue]) -> JSONValue? { events.last { $0["event"] == "stopped" }?["body"] }

    /// The line where the innermost call stands.
    private func line(_ client: Client) -> JSONValue? {
        client.request("stackTrace", ["threadId": 1]).body["stackFrames"]?.arrayValue?.first?["line"]
    }

    @Test func aWholeSession() throws {
        let client = Client(Self.program)
        #expect(client.request("initialize").body["supportsStepBack"] == true)
        let launched = client.start(["stopOnEntry": true])
        #expect(launched.map { $0["event"] } == ["initialized"])
        let set = client.request(
            "setBreakpoints",
            ["source": ["path": "/work/test.xml"], "breakpoints": [["line": 11, "condition": "n > 1"], ["line": 99]]]
        ).body["breakpoints"]?.arrayValue
        #expect(set?[0]["verified"] == true)
        #expect(set?[1]["verified"] == false)
        let unknown = client.request(
            "setFunctionBreakpoints", ["breakpoints": [["name": "tell", "condition": "lisd > 1"]]]
        ).body["breakpoints"]?.arrayValue
        #expect(unknown?[0]["message"] == "there is no variable 'lisd'; did you mean 'list'?")
        #expect(
            set?[1]["message"] == "this file is no part of the program"
                || set?[1]["message"] == "no statement begins at line 99 or after it")
        client.request("setExceptionBreakpoints", ["filters": ["uncaught"]])
        let begun = client.request("configurationDone").events
        #expect(stop(begun)?["reason"] == "entry")
        #expect(line(client) == 2)

        // Into the first call, over its statements, out.
        #expect(stop(client.request("next").events)?["reason"] == "step")
        #expect(line(client) == 4)
        client.request("stepIn")
        let frames = client.request("stackTrace", ["threadId": 1]).body
        #expect(frames["totalFrames"] == 2)
        #expect(frames["stackFrames"]?.arrayValue?.first?["name"] == "tell: print n")
        client.request("stepOut")
        #expect(line(client) == 6)

        // To the breakpoint in the second call: its parameter and the list.
        let met = stop(client.request("continue").events)
        #expect(met?["reason"] == "breakpoint")
        let top = client.request("stackTrace", ["threadId": 1]).body["stackFrames"]?.arrayValue?.first
        let scopes = client.request("scopes", ["frameId": top?["id"] ?? 0]).body["scopes"]?.arrayValue ?? []
        #expect(scopes.map { $0["name"] } == ["Locals", "Variables"])
        let locals = client.request("variables", ["variablesReference": scopes[0]["variablesReference"] ?? 0]).body
        #expect(locals["variables"]?.arrayValue?.first?["name"] == "n")
        #expect(locals["variables"]?.arrayValue?.first?["value"] == "2")
        let shared = client.request("variables", ["variablesReference": scopes[1]["variablesReference"] ?? 0]).body
        let list = shared["variables"]?.arrayValue?.first { $0["name"] == "list" }
        #expect(list?["indexedVariables"] == 3)
        let page = client.request("variables", ["variablesReference": list?["variablesReference"] ?? 0, "start": 1, "count": 1]).body
        #expect(page["variables"]?.arrayValue?.map { $0["evaluateName"] } == ["list[2]"])
        #expect(client.request("evaluate", ["expression": "list[3]"]).body["result"] == "\"x\"")
        #expect(client.request("evaluate", ["expression": "n >= 2 and list.length == 3"]).body["result"] == "true")
        #expect(client.request("evaluate", ["expression": "lisd"]).body == "there is no variable 'lisd'; did you mean 'list'?")

        #expect(client.request("evaluate", ["expression": "lisd == 3"]).body == "there is no variable 'lisd'; did you mean 'list'?")

        // Backwards, then to the end.
        client.request("stepBack")
        #expect(line(client) == 6)
        #expect(stop(client.request("reverseContinue").events)?["reason"] == "entry" || line(client) == 2)
        client.request("setBreakpoints", ["source": ["path": "/work/test.xml"], "breakpoints": []])
        let ended = client.request("continue").events
        #expect(ended.last { $0["event"] == "exited" }?["body"]?["exitCode"] == 0)
        #expect(ended.last?["event"] == "terminated")
        #expect(client.request("threads").body["threads"]?.arrayValue?.isEmpty == true)
        client.request("disconnect")
        #expect(client.isOver)
        let printed = client.messages.filter { $0["event"] == "output" }.compactMap { $0["body"]?["output"]?.stringValue }.joined()
        #expect(printed == "1\nx,x,x\n2\nx,x,x\n")
    }

    @Test func insideAProcedureVariablesOfTheMainBlocksAreShown() throws {
        let client = Client(
            XML.program(
                XML.set("count", "count", XML.number(9), next: XML.call("first", "tell", XML.number(1))),
                XML.procedure("tell", "tell", XML.print("inside", XML.get("n")))))
        _ = client.start()
        client.request("setFunctionBreakpoints", ["breakpoints": [["name": "tell", "condition": "count == 9"]]])
        #expect(stop(client.request("configurationDone").events)?["reason"] == "breakpoint")
        let top = client.request("stackTrace", ["threadId": 1]).body["stackFrames"]?.arrayValue?.first
        let scopes = client.request("scopes", ["frameId": top?["id"] ?? 0]).body["scopes"]?.arrayValue ?? []
        let shared = client.request("variables", ["variablesReference": scopes.last?["variablesReference"] ?? 0]).body["variables"]
        #expect(shared?.arrayValue?.map { $0["name"] } == ["count"])
        #expect(shared?.arrayValue?.map { $0["value"] } == ["9"])
        #expect(client.request("evaluate", ["expression": "n < count"]).body["result"] == "true")
    }

    @Test func functionBreakpointsHitCountsAndLogPoints() throws {
        let client = Client(Self.program)
        _ = client.start()
        let names: JSONValue = ["breakpoints": [["name": "tell", "hitCondition": "2"], ["name": "tel"]]]
        let set = client.request("setFunctionBreakpoints", names).body["breakpoints"]?.arrayValue
        #expect(set?[1]["message"] == "there is no procedure 'tel'; did you mean 'tell'?")
        client.request(
            "setBreakpoints", ["source": ["path": "/work/test.xml"], "breakpoints": [["line": 4, "logMessage": "list is {list}"]]])
        let events = client.request("configurationDone").events
        #expect(events.first { $0["body"]?["category"] == "console" }?["body"]?["output"] == "list is [\"x\", \"x\", \"x\"]\n")
        #expect(stop(events)?["reason"] == "breakpoint")
        #expect(client.request("evaluate", ["expression": "n"]).body["result"] == "2")
    }

    @Test func anUncaughtErrorStopsWithItsText() throws {
        let client = Client(XML.program(XML.block("throw_error", "fail", values: [("error", XML.text("no"))])))
        _ = client.start()
        let events = client.request("configurationDone").events
        #expect(stop(events)?["reason"] == "exception")
        #expect(stop(events)?["text"] == "\"no\"")
        let ended = client.request("continue").events
        #expect(ended.compactMap { $0["body"]?["output"] } == ["it failed\n"])
        #expect(ended.first { $0["event"] == "exited" }?["body"]?["exitCode"] == 1)
    }

    @Test func aValueIsWatched() throws {
        let client = Client(Self.program)
        _ = client.start(["stopOnEntry": true])
        client.request("configurationDone")
        #expect(client.request("dataBreakpointInfo", ["name": "list"]).body["dataId"] == "list")
        client.request("setDataBreakpoints", ["breakpoints": [["dataId": "list"]]])
        let stopped = stop(client.request("continue").events)
        #expect(stopped?["reason"] == "data breakpoint")
        #expect(stopped?["text"] == "list was undefined, is [\"x\", \"x\", \"x\"]")
    }

    @Test func withoutDebuggingNothingStops() throws {
        let client = Client(Self.program)
        _ = client.start(["noDebug": true, "stopOnEntry": true])
        client.request("setFunctionBreakpoints", ["breakpoints": [["name": "tell"]]])
        #expect(client.request("configurationDone").events.last?["event"] == "terminated")
    }

    @Test func whatCannotBeDoneIsSaidInTheResponse() throws {
        let client = Client(Self.program)
        #expect(client.send(raw: "{").first?["message"] == "the message is not JSON")
        #expect(client.send(raw: "[]").first?["success"] == false)
        #expect(client.send(raw: #"{"seq": 1e300, "type": "request", "command": "x", "arguments": 7}"#).first?["success"] == false)
        #expect(client.request("next").body == "no program is being debugged; send a launch request first")
        #expect(client.request("nonsense").body == "the request 'nonsense' is not known")
        let failed = client.request("launch", ["program": "elsewhere"])
        #expect(failed.body == "there is no such program")
        #expect(failed.events.last?["event"] == "terminated")
    }

    @Test func nothingWrongInArgumentsBreaksIt() throws {
        let client = Client(Self.program)
        _ = client.start(["stopOnEntry": true])
        client.request("configurationDone")
        let odd: [JSONValue] = [-1, 1e300, "x", nil, [], ["a": 1]]
        for command in ["setBreakpoints", "setFunctionBreakpoints", "stackTrace", "scopes", "variables", "evaluate", "source", "threads"] {
            for value in odd {
                let arguments: JSONValue = [
                    "threadId": value, "frameId": value, "variablesReference": value, "start": value, "count": value, "startFrame": value,
                    "levels": value, "expression": value, "breakpoints": [value, ["line": value, "column": value, "name": value]],
                    "source": ["path": value],
                ]
                client.request(command, arguments)
            }
        }
        #expect(client.request("threads").body["threads"]?.arrayValue?.count == 1)
    }

    @Test func framesAreTakenOutOfAStream() throws {
        var frames = AdapterFrames()
        frames.append(Array("Content-Length: 2\r\n\r\n{}content-LENGTH:3\r\nX: y\r\n\r\n[1".utf8))
        #expect(try frames.next() == Array("{}".utf8))
        #expect(try frames.next() == nil)
        frames.append(Array("]".utf8))
        #expect(try frames.next() == Array("[1]".utf8))
        for bad in [
            "Content-Length: -1\r\n\r\n", "X: 1\r\n\r\n", "Content-Length: 99999999999\r\n\r\n", String(repeating: "x", count: 5_000),
        ] {
            var frames = AdapterFrames()
            frames.append(Array(bad.utf8))
            #expect(throws: AdapterFrames.BrokenStream.self) { try frames.next() }
        }
    }

    @Test func onlySomeMessagesInterrupt() {
        #expect(DebugAdapter.interrupts(Array(#"{"command": "pause"}"#.utf8)))
        #expect(!DebugAdapter.interrupts(Array(#"{"command": "next"}"#.utf8)))
        #expect(!DebugAdapter.interrupts(Array("{".utf8)))
    }
}

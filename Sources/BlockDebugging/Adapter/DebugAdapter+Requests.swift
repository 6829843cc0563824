import BlockHost
import BlockModel
import BlockRuntime
import OrderedJSON

/// Which request does what.
extension DebugAdapter {
    func answer(_ request: Request) throws(DebugMessage) {
        switch request.command {
        case "initialize": initialize(request)
        case "launch": launch(request)
        case "configurationDone": try configurationDone(request)
        case "disconnect", "terminate": finish(request)
        case "setBreakpoints": try setBreakpoints(request)
        case "setFunctionBreakpoints": try setFunctionBreakpoints(request)
        case "setExceptionBreakpoints": try setExceptionBreakpoints(request)
        case "dataBreakpointInfo": try tellDataBreakpoint(request)
        case "setDataBreakpoints": try setDataBreakpoints(request)
        case "continue": try move(request, .on, ["allThreadsContinued": true])
        case "next": try move(request, .over)
        case "stepIn": try move(request, .into)
        case "stepOut": try move(request, .out)
        case "stepBack": try move(request, .back)
        case "reverseContinue": try move(request, .backToBreakpoint)
        case "pause":
            interruption.clear()
            respond(request)
        case "threads": try tellThreads(request)
        case "stackTrace": try tellStack(request)
        case "scopes": try tellScopes(request)
        case "variables": try tellVariables(request)
        case "evaluate": try evaluate(request)
        case "exceptionInfo": try tellError(request)
        case "loadedSources":
            let names = try session().program.sources.keys.sorted()
            respond(request, ["sources": .array(names.map(source))])
        case "source":
            let name = request.arguments["source"]?["path"]?.stringValue ?? ""
            let session = try session()
            guard let bytes = session.program.sources[name] else { throw DebugMessage("there is no source '\(name)'") }
            respond(request, ["content": .string(session.secrets.redact(String(decoding: bytes, as: UTF8.self))), "mimeType": "text/xml"])
        default: throw DebugMessage("the request '\(request.command)' is not known")
        }
    }

    private func move(_ request: Request, _ movement: Movement, _ body: JSONValue = [:]) throws(DebugMessage) {
        let session = try session()
        guard case .paused = session.state else { throw DebugMessage("the program does not stand still") }
        respond(request, body)
        move(session, movement)
    }

    // MARK: Breakpoints

    private func setBreakpoints(_ request: Request) throws(DebugMessage) {
        let session = try session()
        let path = request.arguments["source"]?["path"]?.stringValue ?? ""
        let file = session.program.file(at: path)
        session.removeBreakpoints { breakpoint in
            switch breakpoint.place {
            case .line(_, let own), .position(_, _, let own): own == (file ?? path)
            default: false
            }
        }
        var answers: [JSONValue] = []
        for wanted in request.arguments["breakpoints"]?.arrayValue ?? [] {
            guard let file else {
                answers.append(["verified": false, "message": "this file is no part of the program"])
                continue
            }
            let line = (wanted["line"]?.integerValue.flatMap { Int(exactly: $0) } ?? 0) &+ lineOffset
            let column = wanted["column"]?.integerValue.flatMap { Int(exactly: $0) }
            let place: Breakpoint.Place =
                column.map { .position(line: line, column: $0 &+ columnOffset, file: file) } ?? .line(line, file: file)
            answers.append(add(place, wanted, to: session, orElse: .line(line, file: file)))
        }
        respond(request, ["breakpoints": .array(answers)])
    }

    private func setFunctionBreakpoints(_ request: Request) throws(DebugMessage) {
        let session = try session()
        session.removeBreakpoints { if case .procedure = $0.place { true } else { false } }
        var answers: [JSONValue] = []
        for wanted in request.arguments["breakpoints"]?.arrayValue ?? [] {
            answers.append(add(.procedure(wanted["name"]?.stringValue ?? ""), wanted, to: session, orElse: nil))
        }
        respond(request, ["breakpoints": .array(answers)])
    }

    /// Sets one breakpoint; what is wrong with it is said in its own answer.
    private func add(
        _ place: Breakpoint.Place, _ wanted: JSONValue, to session: DebugSession, orElse other: Breakpoint.Place?
    ) -> JSONValue {
        do throws(DebugMessage) {
            var condition: Condition?
            if let text = wanted["condition"]?.stringValue, !text.isEmpty { condition = try Condition(text) }
            let skipped = try skippedHits(wanted["hitCondition"]?.stringValue ?? "")
            let message = wanted["logMessage"]?.stringValue
            func added(at place: Breakpoint.Place) throws(DebugMessage) -> Breakpoint {
                try session.addBreakpoint(at: place, if: condition, skippedHits: skipped, logMessage: message)
            }
            let breakpoint: Breakpoint
            do throws(DebugMessage) {
                breakpoint = try added(at: place)
            } catch {
                guard let other else { throw error }
                breakpoint = try added(at: other)
            }
            var answer: JSONObject = ["id": .number(Double(breakpoint.number)), "verified": true]
            if let site = breakpoint.site {
                answer["line"] = .number(Double(site.line - lineOffset))
                answer["column"] = .number(Double(site.column - columnOffset))
                answer["source"] = source(site.file)
            }
            return .object(answer)
        } catch {
            return ["verified": false, "message": .string(error.description)]
        }
    }

    /// `5`, `>= 5`, `> 5`: how many hits do not pause.
    private func skippedHits(_ text: String) throws(DebugMessage) -> Int {
        let text = text.withoutBlanksAround
        if text.isEmpty { return 0 }
        let digits = String(text.drop { !$0.isNumber }).withoutBlanksAround
        guard let count = Int(digits), count >= 0 else { throw DebugMessage("'\(text)' is no count of hits; write one such as 5 or > 5") }
        return text.hasPrefix(">") && !text.hasPrefix(">=") ? count : max(0, count - 1)
    }

    private func setExceptionBreakpoints(_ request: Request) throws(DebugMessage) {
        let filters = request.arguments["filters"]?.arrayValue?.compactMap(\.stringValue) ?? []
        let session = try session()
        session.errorPauses = filters.contains("all") ? .always : filters.contains("uncaught") ? .uncaught : .never
        respond(request)
    }

    private func tellDataBreakpoint(_ request: Request) throws(DebugMessage) {
        let name = request.text("name") ?? ""
        let session = try session()
        do throws(DebugMessage) {
            _ = try session.find(name, in: session.machine.innermostFrame)
            respond(request, ["dataId": .string(name), "description": .string(name), "accessTypes": ["write"]])
        } catch {
            respond(request, ["dataId": nil, "description": .string(error.description)])
        }
    }

    private func setDataBreakpoints(_ request: Request) throws(DebugMessage) {
        let session = try session()
        session.removeWatches()
        var answers: [JSONValue] = []
        for wanted in request.arguments["breakpoints"]?.arrayValue ?? [] {
            do throws(DebugMessage) {
                let watch = try session.addWatch(wanted["dataId"]?.stringValue ?? "")
                answers.append(["id": .number(Double(watch.number)), "verified": true])
            } catch {
                answers.append(["verified": false, "message": .string(error.description)])
            }
        }
        respond(request, ["breakpoints": .array(answers)])
    }

    private func tellError(_ request: Request) throws(DebugMessage) {
        let session = try session()
        guard case .paused(let pause) = session.state, case .error(let error) = pause.reason else {
            throw DebugMessage("the program does not stand at an error")
        }
        respond(
            request,
            [
                "exceptionId": .string(ErrorName.of(error)), "description": .string(session.line(error, named: "")), "breakMode": "always",
            ])
    }

    private enum ErrorName {
        static func of(_ value: HostValue) -> String {
            if case .error(let error) = value { return error.name }
            return "value"
        }
    }

    /// A file as clients know it.
    func source(_ name: String) -> JSONValue {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        return ["name": .string(last), "path": .string(name)]
    }
}

extension DebuggedProgram {
    /// The file of the program that a client's path means.
    func file(at path: String) -> String? {
        if sources[path] != nil { return path }
        let last = path.split(separator: "/").last
        let fitting = sources.keys.filter { $0.split(separator: "/").last == last }
        return fitting.count == 1 ? fitting.first : nil
    }
}

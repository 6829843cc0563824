import BackendlessUsers
import BlockHost
import BlockModel
import BlockRuntime
import OrderedJSON

/// Threads, calls, variables and values.
extension DebugAdapter {
    /// What a number stands for that was given to the client for something with parts.
    enum Handle {
        /// The parameters and local variables of a call.
        case locals(LiveFrame)
        /// The variables that the functions of a call's unit share.
        case unit(LiveFrame)
        /// The users in memory.
        case users
        /// The parts of a value.
        case value(LiveValue, path: String)
        /// The members of a JSON value.
        case json(JSONObject)
    }

    /// Calls that a client gets at most at a time.
    private static let mostFrames = 1_000
    /// Parts of a value that a client gets at most at a time.
    private static let mostParts = 1_000

    private func handle(_ handle: Handle) -> JSONValue {
        handles.append(handle)
        return .number(Double(handles.count))
    }

    func tellThreads(_ request: Request) throws(DebugMessage) {
        let session = try session()
        let threads: [JSONValue] = session.machine.fibers.map { fiber in
            let function = session.machine.frames(ofFiber: fiber).last { $0.fiber == fiber }?.function
            let name = function.map { session.program.name(ofFunction: $0) } ?? "main"
            return ["id": .number(Double(fiber)), "name": .string(name == "main" ? name : "\(name) #\(fiber)")]
        }
        respond(request, ["threads": .array(threads)])
    }

    func tellStack(_ request: Request) throws(DebugMessage) {
        let session = try session()
        let frames = session.machine.frames(ofFiber: request.integer("threadId") ?? 1)
        let start = max(0, request.integer("startFrame") ?? 0)
        let levels = request.integer("levels") ?? 0
        let shown = frames.dropFirst(start).prefix(levels > 0 ? min(levels, Self.mostFrames) : Self.mostFrames)
        let list: [JSONValue] = shown.map { frame in
            frameHandles.append(frame)
            var json: JSONObject = [
                "id": .number(Double(frameHandles.count)), "name": .string(session.program.name(ofFunction: frame.function)),
                "line": 0, "column": 0,
            ]
            if let site = session.program.program.site(ofInstruction: frame.instruction) {
                json["line"] = .number(Double(site.line - lineOffset))
                json["column"] = .number(Double(site.column - columnOffset))
                json["source"] = source(site.file)
                let sentence = session.secrets.redact(session.program.sentence(of: site))
                json["name"] = .string(session.program.name(ofFunction: frame.function) + ": " + sentence)
            }
            return .object(json)
        }
        respond(request, ["stackFrames": .array(list), "totalFrames": .number(Double(frames.count))])
    }

    private func frame(_ number: Int?) -> LiveFrame? {
        guard let number, frameHandles.indices.contains(number - 1) else { return nil }
        return frameHandles[number - 1]
    }

    func tellScopes(_ request: Request) throws(DebugMessage) {
        let session = try session()
        guard let frame = frame(request.integer("frameId")) else { throw DebugMessage("there is no such call any more") }
        var scopes: [JSONValue] = []
        if !session.machine.locals(of: frame).isEmpty {
            scopes.append([
                "name": "Locals", "presentationHint": "locals", "variablesReference": handle(.locals(frame)), "expensive": false,
            ])
        }
        scopes.append(["name": "Variables", "variablesReference": handle(.unit(frame)), "expensive": false])
        if session.users != nil { scopes.append(["name": "Users", "variablesReference": handle(.users), "expensive": false]) }
        respond(request, ["scopes": .array(scopes)])
    }

    func tellVariables(_ request: Request) throws(DebugMessage) {
        let session = try session()
        guard let number = request.integer("variablesReference"), handles.indices.contains(number - 1) else {
            throw DebugMessage("there is no such value any more")
        }
        let start = max(0, request.integer("start") ?? 0)
        let wanted = request.integer("count") ?? 0
        let count = wanted > 0 ? min(wanted, Self.mostParts) : Self.mostParts
        let range = start..<(start.addingReportingOverflow(count).overflow ? start : start + count)
        var list: [JSONValue] = []
        switch handles[number - 1] {
        case .locals(let frame):
            for (name, value) in session.machine.locals(of: frame) { list.append(variable(session, name, value, path: name)) }
        case .unit(let frame):
            for (name, value) in session.machine.unitVariables(of: frame) { list.append(variable(session, name, value, path: name)) }
        case .users:
            let columns = session.userColumns
            for user in (session.users ?? []).dropFirst(start).prefix(count) {
                let json = user.json(columns)
                list.append([
                    "name": .string(user.objectID), "value": .string(session.line(PlainJSON.value(.object(json)), named: "")),
                    "variablesReference": handle(.json(json)),
                ])
            }
        case .json(let object):
            for (name, value) in object {
                list.append([
                    "name": .string(name), "value": .string(session.line(PlainJSON.value(value), named: name)), "variablesReference": 0,
                ])
            }
        case .value(let value, let path):
            let isList = if case .list = session.machine.kind(of: value) { true } else { false }
            for (name, part) in session.machine.parts(of: value, in: range) {
                list.append(variable(session, name, part, path: isList ? "\(path)[\(name)]" : "\(path).\(name)"))
            }
        }
        respond(request, ["variables": .array(list)])
    }

    private func variable(_ session: DebugSession, _ name: String, _ value: LiveValue, path: String) -> JSONValue {
        var json = described(session, value, named: path)
        json["name"] = .string(name)
        json["value"] = json["result"]
        json["result"] = nil
        json["evaluateName"] = .string(path)
        return .object(json)
    }

    /// A value: its text as `result`, its kind, and what leads to its parts.
    private func described(_ session: DebugSession, _ value: LiveValue, named name: String) -> JSONObject {
        let text = session.line(value, named: name)
        var json: JSONObject = ["result": .string(text), "variablesReference": 0]
        // A value whose name tells that it is a secret has no parts to be seen.
        let isHidden = text == Redaction.mark
        switch session.machine.kind(of: value) {
        case .plain: break
        case .list(let count):
            json["type"] = "list"
            if count > 0, !isHidden { json["variablesReference"] = handle(.value(value, path: name)) }
            json["indexedVariables"] = .number(Double(count))
        case .object(let count), .error(let count):
            json["type"] = "object"
            if count > 0, !isHidden { json["variablesReference"] = handle(.value(value, path: name)) }
            json["namedVariables"] = .number(Double(count))
        }
        return json
    }

    func evaluate(_ request: Request) throws(DebugMessage) {
        let session = try session()
        let text = (request.text("expression") ?? "").withoutBlanksAround
        guard !text.isEmpty else { throw DebugMessage("there is nothing to evaluate") }
        let frame = frame(request.integer("frameId")) ?? session.machine.innermostFrame
        do throws(DebugMessage) {
            respond(request, .object(described(session, try session.find(text, in: frame).value, named: text)))
        } catch {
            // What is no path may be a comparison.
            guard let frame, text.contains(where: { "=<>!".contains($0) }) || text.hasPrefix("not ") else { throw error }
            let holds = try session.holds(Condition(text), in: frame)
            respond(request, ["result": .string(holds ? "true" : "false"), "variablesReference": 0])
        }
    }
}

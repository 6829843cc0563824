import BackendlessTables
import BackendlessUsers
public import OrderedJSON

/// Collects what is wrong with a context while it is read.
struct ContextReader {
    var problems: [ContextProblem] = []

    /// The keys of a context, for the hint of a misspelt one.
    static let keys = [
        "arguments", "pageData", "appData", "componentUid", "dataModels", "components", "styles", "classes", "localStorage", "currentUser",
        "location", "document", "appPath", "stubs", "intervalTicks", "now", "timeZone", "seed", "users", "tables", "strict",
    ]

    mutating func read(_ member: PositionedJSON.Member, into context: inout RunContext) {
        let json = member.value
        switch member.key {
        case "arguments": context.arguments = object(member)
        case "pageData": context.pageData = .object(object(member))
        case "appData": context.appData = .object(object(member))
        case "componentUid": context.componentUID = json.isNull ? nil : text(member)
        case "dataModels": context.dataModels = object(member, of: .object)
        case "components": context.components = object(member, of: .object, orNull: true)
        case "styles": context.styles = object(member, of: .object)
        case "classes": context.classes = object(member, of: .array)
        case "localStorage": context.localStorage = object(member)
        case "currentUser": context.currentUser = json.isNull ? .null : .object(object(member))
        case "location": context.location = object(member)
        case "document": context.document = object(member)
        case "appPath": context.appPath = text(member) ?? context.appPath
        case "stubs": context.stubs = stubs(member)
        case "intervalTicks": context.intervalTicks = Int(clamping: integer(member, in: 0...1_000_000_000) ?? 0)
        case "now": context.now = number(member) ?? context.now
        case "timeZone": context.timeZone = text(member) ?? context.timeZone
        case "seed": context.seed = integer(member, in: 0...(1 << 53)).map { UInt64($0) } ?? context.seed
        case "users": context.users = users(json)
        case "tables": context.tables = tables(json)
        case "strict": context.isStrict = boolean(member) ?? false
        case let key where key.hasPrefix("x-"): break
        default:
            let nearest = Self.keys.first { $0.lowercased() == member.key.lowercased() }
            report(
                false, member.keyPosition, "a context has no key '\(member.key)'; it is ignored",
                hint: nearest.map { "did you mean '\($0)'?" } ?? "keys that start with 'x-' are free for notes")
        }
    }

    mutating func report(_ isError: Bool, _ position: JSONPosition, _ message: String, hint: String? = nil) {
        if problems.count < 100 { problems.append(ContextProblem(isError: isError, position: position, message: message, hint: hint)) }
    }

    private mutating func wrongKind(_ what: String, _ json: PositionedJSON, _ expected: String) {
        report(true, json.position, "\(what) must be \(expected), not \(json.kindName)")
    }

    private mutating func object(_ member: PositionedJSON.Member) -> JSONObject {
        if let object = member.value.value.objectValue { return object }
        wrongKind("'\(member.key)'", member.value, "an object")
        return [:]
    }

    /// An object all of whose members are of one kind.
    private mutating func object(_ member: PositionedJSON.Member, of kind: PositionedJSON.Kind, orNull: Bool = false) -> JSONObject {
        for item in member.value.members ?? [] where item.value.kind != kind && !(orNull && item.value.isNull) {
            wrongKind(
                "'\(item.key)' in '\(member.key)'", item.value, kind == .array ? "a list" : orNull ? "an object or null" : "an object")
        }
        return object(member)
    }

    private mutating func text(_ member: PositionedJSON.Member) -> String? {
        if let text = member.value.stringValue { return text }
        wrongKind("'\(member.key)'", member.value, "a text")
        return nil
    }

    private mutating func number(_ member: PositionedJSON.Member) -> Double? {
        if let number = member.value.doubleValue { return number }
        wrongKind("'\(member.key)'", member.value, "a number")
        return nil
    }

    private mutating func boolean(_ member: PositionedJSON.Member) -> Bool? {
        if let flag = member.value.boolValue { return flag }
        wrongKind("'\(member.key)'", member.value, "true or false")
        return nil
    }

    private mutating func integer(_ member: PositionedJSON.Member, in range: ClosedRange<Int64>) -> Int64? {
        if let number = member.value.integerValue, range.contains(number) { return number }
        if member.value.doubleValue == nil {
            wrongKind("'\(member.key)'", member.value, "a whole number")
        } else {
            report(true, member.value.position, "'\(member.key)' must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return nil
    }

    private mutating func users(_ json: PositionedJSON) -> UsersFixture? {
        do throws(UsersFixtureError) {
            return try UsersFixture(json)
        } catch {
            for problem in error.problems { report(true, problem.position, problem.message, hint: problem.hint) }
            return nil
        }
    }

    private mutating func tables(_ json: PositionedJSON) -> TablesFixture? {
        do throws(UsersFixtureError) {
            return try TablesFixture(json)
        } catch {
            for problem in error.problems { report(true, problem.position, problem.message, hint: problem.hint) }
            return nil
        }
    }

    // MARK: Stubs

    private mutating func stubs(_ member: PositionedJSON.Member) -> [String: [StubOutcome]] {
        guard let members = member.value.members else {
            wrongKind("'stubs'", member.value, "an object")
            return [:]
        }
        var stubs: [String: [StubOutcome]] = [:]
        for stub in members {
            guard let outcomes = stub.value.elements else {
                wrongKind("the stub '\(stub.key)'", stub.value, "a list of outcomes")
                continue
            }
            stubs[stub.key] = outcomes.compactMap { outcome($0, of: stub.key) }
            if outcomes.isEmpty { report(false, stub.value.position, "the stub '\(stub.key)' has no outcome and answers nothing") }
        }
        return stubs
    }

    private mutating func outcome(_ json: PositionedJSON, of name: String) -> StubOutcome? {
        guard let members = json.members else {
            wrongKind("an outcome of '\(name)'", json, "an object")
            return nil
        }
        for member in members where member.key != "result" && member.key != "error" && !member.key.hasPrefix("x-") {
            report(
                false, member.keyPosition, "an outcome has no key '\(member.key)'; it is ignored",
                hint: "write {\"result\": value} or {\"error\": {\"message\": text}}")
        }
        if let error = json["error"] {
            if let parts = error.value.objectValue { return .error(parts) }
            wrongKind("the error of '\(name)'", error, "an object")
            return nil
        }
        return .result(json["result"]?.value ?? ["$undefined": true])
    }
}

extension RunContext {
    /// Reads a context.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8 JSON.
    ///   - file: its name, for messages.
    /// - Throws: everything that is wrong with it, each with its place.
    public init(_ bytes: [UInt8], file: String? = nil) throws(RunContextError) {
        let json: PositionedJSON
        do throws(JSONSyntaxError) {
            json = try JSONParser.parsePositioned(bytes, file: file)
        } catch {
            let place = JSONPosition(line: error.line, column: error.column)
            let problem = ContextProblem(isError: true, position: place, message: error.message, hint: error.hint)
            throw RunContextError(file: file, problems: [problem])
        }
        try self.init(json)
    }

    /// Reads a context that is part of a larger text.
    ///
    /// - Throws: everything that is wrong with it, each with its place.
    public init(_ json: PositionedJSON) throws(RunContextError) {
        self.init()
        var reader = ContextReader()
        if let members = json.members {
            for member in members { reader.read(member, into: &self) }
        } else {
            reader.report(true, json.position, "a context must be an object, not \(json.kindName)")
        }
        let problems = reader.problems.sorted { $0.position < $1.position }
        if problems.contains(where: \.isError) { throw RunContextError(file: json.file, problems: problems) }
        warnings = problems
    }
}

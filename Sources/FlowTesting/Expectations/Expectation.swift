import BlockModel
import OrderedJSON

/// What a run must come to.
struct Expectation: Sendable {
    /// A call in its order.
    struct Call: Sendable {
        var name: String
        /// The arguments; nil when only the name matters.
        var arguments: ValuePattern?
    }

    /// The error that ends the run.
    struct ExpectedError: Sendable {
        /// Parts of the error by name: `code`, `name`, `message`, `thrown`.
        var parts: [(name: String, pattern: ValuePattern)] = []
        var blockID: String?
        var blockType: String?
        var line: Int?
        var column: Int?
    }

    /// What is printed.
    enum Console: Sendable {
        case text(String)
        case lines([ValuePattern])
    }

    /// What a table holds, or `$counters` and `$cache`.
    enum TablePattern: Sendable {
        case rows([ValuePattern])
        case members(ValuePattern)
    }

    var status: String = "finished"
    var result: ValuePattern?
    var console: Console?
    var calls: [Call]?
    var users: [ValuePattern]?
    var tables: [(name: String, pattern: TablePattern)] = []
    var page: [(section: String, pattern: ValuePattern)] = []
    var storage: [(key: String, pattern: ValuePattern)] = []
    var error: ExpectedError?
    var limit: String?
    var mostSteps: Int?
    var mostMilliseconds: Double?
    var leastCoverage: Double?
    var isSnapshot = false

    /// Whether calls, page and storage have to be kept for it.
    var needsRecording: Bool { calls != nil || !page.isEmpty || !storage.isEmpty || isSnapshot }

    /// Expects that the run finishes.
    init() {}

    /// Reads what is expected; its shape has been checked.
    init(_ node: FlowNode, file: String) throws(LoadFailure) {
        if node.text == "snapshot" { isSnapshot = true }
        func pattern(_ node: FlowNode, isSubset: Bool = false) throws(LoadFailure) -> ValuePattern {
            try ValuePattern(node, isSubset: isSubset, file: file)
        }
        for member in node.members {
            let value = member.value
            switch member.key {
            case "status": status = value.text ?? status
            case "result": result = try pattern(value)
            case "console":
                if let text = value.text {
                    console = .text(text)
                } else {
                    var lines: [ValuePattern] = []
                    for item in value.items { lines.append(try pattern(item.asLine)) }
                    console = .lines(lines)
                }
            case "calls":
                var calls: [Call] = []
                for item in value.items {
                    let isSubset = item["match"]?.text == "subset"
                    var arguments: ValuePattern?
                    if let node = item["arguments"] { arguments = try pattern(node, isSubset: isSubset) }
                    calls.append(Call(name: item.text ?? item["name"]?.text ?? "", arguments: arguments))
                }
                self.calls = calls
            case "users":
                var users: [ValuePattern] = []
                for item in value.items { users.append(try pattern(item, isSubset: true)) }
                self.users = users
            case "tables":
                for part in value.members {
                    if part.key.hasPrefix("$") {
                        tables.append((part.key, .members(try pattern(part.value, isSubset: true))))
                        continue
                    }
                    var rows: [ValuePattern] = []
                    for item in part.value.items { rows.append(try pattern(item, isSubset: true)) }
                    tables.append((part.key, .rows(rows)))
                }
            case "page": for part in value.members { page.append((part.key, try pattern(part.value, isSubset: true))) }
            case "storage": for part in value.members { storage.append((part.key, try pattern(part.value))) }
            case "error": error = try Self.error(value, file)
            case "limit": limit = value.text
            case "steps": mostSteps = value.number.flatMap { Int(exactly: $0) }
            case "milliseconds": mostMilliseconds = value.number
            case "coverage": leastCoverage = value.number
            case "snapshot": isSnapshot = value.flag ?? false
            default: break
            }
        }
        // An error or a limit says how the run ends; a snapshot holds it.
        if node["status"] == nil { status = error != nil ? "failed" : limit != nil ? "stopped" : isSnapshot ? "" : status }
    }

    private static func error(_ node: FlowNode, _ file: String) throws(LoadFailure) -> ExpectedError {
        var error = ExpectedError()
        for member in node.members {
            switch member.key {
            case "block": error.blockID = member.value.text
            case "blockType": error.blockType = member.value.text
            case "line": error.line = member.value.number.flatMap { Int(exactly: $0) }
            case "column": error.column = member.value.number.flatMap { Int(exactly: $0) }
            case let name where !name.hasPrefix("x-"):
                error.parts.append((name, try ValuePattern(member.value, isSubset: false, file: file)))
            default: break
            }
        }
        return error
    }
}

extension FlowNode {
    /// A line of the console: `3` and `true` are written without quotes as often as not.
    fileprivate var asLine: FlowNode {
        guard case .scalar(let value) = content, value.stringValue == nil else { return self }
        var line = self
        line.content = .scalar(.string(JSONWriter.text(value)))
        return line
    }
}

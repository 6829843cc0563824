import BackendlessUsers
import BlockHost
import BlockRuntime
import OrderedJSON

/// Compares what a run came to with what was expected.
struct ExpectationChecker {
    let expectation: Expectation
    let report: RunReport
    /// Everything printed.
    let output: String
    /// The users afterwards; nil when no service in memory answered.
    let users: () -> [JSONValue]?
    /// The tables afterwards; nil when no service in memory answered.
    var tables: () -> JSONObject? = { nil }
    let milliseconds: Double
    /// The percentage of blocks that ran; nil when nobody counted.
    let coverage: Double?

    /// The most differences that are told.
    static let most = 20

    /// What differs.
    func mismatches() -> [Mismatch] {
        var found: [Mismatch] = []
        func add(_ path: String, _ expected: String, _ actual: String, _ event: Mismatch.Event? = nil) {
            if found.count < Self.most { found.append(Mismatch(path: path, expected: expected, actual: actual, event: event)) }
        }
        checkEnd(add)
        if let pattern = expectation.result {
            pattern.compare(ValueCoding.json(report.result), "result") { add($0, $1, $2, .end) }
        }
        checkConsole(add)
        if let calls = expectation.calls { check(calls, add) }
        if let patterns = expectation.users { check(users: patterns, add) }
        if !expectation.tables.isEmpty { checkTables(add) }
        for (section, pattern) in expectation.page {
            pattern.compare(report.page.first { $0.section == section }?.value, "page.\(section)") { add($0, $1, $2) }
        }
        for (key, pattern) in expectation.storage {
            pattern.compare(report.localStorage[key], "storage.\(key)") { add($0, $1, $2) }
        }
        if let most = expectation.mostSteps, report.stepCount > most { add("steps", "at most \(most)", "\(report.stepCount)") }
        if let most = expectation.mostMilliseconds, milliseconds > most {
            add("milliseconds", "at most \(JSONWriter.text(.number(most)))", JSONWriter.text(.number(milliseconds.rounded())))
        }
        if let least = expectation.leastCoverage, let coverage, coverage < least {
            add(
                "coverage", "at least \(JSONWriter.text(.number(least))) %", "\(JSONWriter.text(.number((coverage * 10).rounded() / 10))) %"
            )
        }
        if report.failedAssertionCount > 0 { add("assertions", "none fails", "\(report.failedAssertionCount) failed") }
        return found
    }

    private typealias Add = (_ path: String, _ expected: String, _ actual: String, _ event: Mismatch.Event?) -> Void

    private func checkEnd(_ add: Add) {
        if !expectation.status.isEmpty, report.status.rawValue != expectation.status {
            add("status", expectation.status, "\(report.status.rawValue)\(endText)", .end)
            return
        }
        if let limit = expectation.limit, report.limit?.rawValue != limit { add("limit", limit, report.limit?.rawValue ?? "none", .end) }
        guard let error = expectation.error else { return }
        var parts: JSONObject = [:]
        if case .error(let thrown)? = report.thrown {
            parts = ValueCoding.json(thrown)
        } else if let thrown = report.thrown {
            parts["thrown"] = ValueCoding.json(thrown)
        }
        for (name, pattern) in error.parts { pattern.compare(parts[name], "error.\(name)") { add($0, $1, $2, .end) } }
        let site = report.trace.first?.site
        if let id = error.blockID, site?.id != id { add("error.block", id, site?.id ?? "none", .end) }
        if let type = error.blockType, site?.type != type { add("error.blockType", type, site?.type ?? "none", .end) }
        if let line = error.line, site?.line != line { add("error.line", "\(line)", site.map { "\($0.line)" } ?? "none", .end) }
        if let column = error.column, site?.column != column {
            add("error.column", "\(column)", site.map { "\($0.column)" } ?? "none", .end)
        }
    }

    /// What ended the run, behind its status.
    private var endText: String {
        switch report.status {
        case .finished: return ""
        case .stopped: return " by the limit of \(report.limit?.rawValue ?? "")"
        case .failed:
            guard case .error(let error)? = report.thrown else {
                return report.thrown.map { ": " + JSONWriter.text(ValueCoding.json($0)) } ?? ""
            }
            let code = error.code.map { " (code \($0.javaScriptText()))" } ?? ""
            return ": \(error.text)\(code)" + (report.hint.map { "; \($0)" } ?? "")
        }
    }

    private func checkConsole(_ add: Add) {
        guard let console = expectation.console else { return }
        var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        let patterns: [ValuePattern]
        switch console {
        case .text(let text):
            var expected = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if expected.last?.isEmpty ?? false { expected.removeLast() }
            patterns = expected.map { .exactly(.string($0)) }
        case .lines(let list): patterns = list
        }
        for offset in 0..<max(lines.count, patterns.count) {
            let path = "console line \(offset + 1)"
            guard offset < patterns.count else {
                add(path, "nothing", JSONWriter.text(.string(lines[offset])), .line(offset))
                continue
            }
            let line = offset < lines.count ? JSONValue.string(lines[offset]) : Optional<JSONValue>.none
            patterns[offset].compare(line, path) { add($0, $1, $2, offset < lines.count ? .line(offset) : .end) }
        }
    }

    private func check(_ calls: [Expectation.Call], _ add: Add) {
        for offset in 0..<max(calls.count, report.calls.count) {
            let path = "call \(offset + 1)"
            guard offset < calls.count else {
                add(path, "nothing", report.calls[offset].name, .call(offset))
                continue
            }
            let expected = calls[offset]
            guard offset < report.calls.count else {
                add(path, expected.name, "nothing", .end)
                continue
            }
            let actual = report.calls[offset]
            guard actual.name == expected.name else {
                add(path, expected.name, actual.name, .call(offset))
                continue
            }
            expected.arguments?.compare(.object(ValueCoding.json(actual.arguments)), "\(path) \(expected.name)") {
                add($0, $1, $2, .call(offset))
            }
        }
    }

    private func check(users patterns: [ValuePattern], _ add: Add) {
        guard let users = users() else { return add("users", "\(patterns.count)", "no users: the flow has no fixture", nil) }
        check(users, patterns, "users", add)
    }

    private func check(_ objects: [JSONValue], _ patterns: [ValuePattern], _ name: String, _ add: Add) {
        for offset in 0..<max(objects.count, patterns.count) {
            guard offset < patterns.count else {
                add("\(name)[\(offset)]", "nothing", JSONWriter.text(objects[offset]), nil)
                continue
            }
            patterns[offset].compare(offset < objects.count ? objects[offset] : Optional<JSONValue>.none, "\(name)[\(offset)]") {
                add($0, $1, $2, nil)
            }
        }
    }

    private func checkTables(_ add: Add) {
        guard let tables = tables() else {
            return add("tables", "\(expectation.tables.count)", "no tables: the flow has neither tables nor users", nil)
        }
        for (name, pattern) in expectation.tables {
            switch pattern {
            case .members(let pattern): pattern.compare(tables[name], "tables.\(name)") { add($0, $1, $2, nil) }
            case .rows(let patterns):
                // A table that nobody made holds as much as an empty one.
                check(tables[name]?.arrayValue ?? [], patterns, "tables.\(name)", add)
            }
        }
    }
}

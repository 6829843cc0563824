import BackendlessUsers
import BlockHost
public import BlockModel
import BlockRuntime
import Foundation
import OrderedJSON

/// Writes a first flow of a program: runs it, and expects what happened.
public enum FlowRecorder {
    /// Properties of a user that say nothing about a flow.
    private static let dullProperties: Set = [
        "___class", "ownerId", "created", "updated", "lastLogin", "accountType", "socialAccount", "userStatus", "oAuthIdentities",
        "user-token",
    ]

    /// Runs a program and writes its flow.
    ///
    /// - Parameter path: the program; the users in `NAME.users.json` beside `NAME.xml` answer its calls when that file exists.
    /// - Returns: the text of a flow file that stands beside the program.
    public static func record(_ path: String, files: FlowFiles = FlowFiles()) throws(LoadFailure) -> String {
        let program = try files.program(path)
        var context = RunContext()
        context.isStrict = true
        let usersFile = stem(path) + ".users.json"
        let hasUsers = FileManager.default.isReadableFile(atPath: usersFile)
        if hasUsers { context.users = try files.users(usersFile, namedIn: path, at: SourcePosition(line: 1, column: 1)) }
        let service = context.users.map {
            InMemoryUserService(
                fixture: $0, clock: .fixed(Int64(exactly: context.now.rounded()) ?? 0), identifiers: IdentifierSource(seed: context.seed))
        }
        var settings = RunSettings()
        settings.now = context.now
        settings.limits.steps = 10_000_000
        settings.limits.timeSeconds = 10
        var output = ""
        var host = HostSettings()
        host.context = context
        host.users = service
        host.print = { output += $0 }
        let report = ProgramDriver(Machine(program.program, settings: settings), Host(host)).run()

        var text = "program: \(quoted(name(of: path)))\n"
        if hasUsers { text += "users: \(quoted(name(of: usersFile)))\n" }
        text += "expect:\n" + end(of: report)
        var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        text += list("console", lines.map { quoted($0) })
        text += list(
            "calls",
            report.calls.map { call in
                if call.arguments.isEmpty { return quoted(call.name) }
                var arguments = ValueCoding.json(call.arguments)
                // A flow file is no place for passwords.
                for name in arguments.keys where Redaction.isSecret(name) { arguments[name] = ["$any": true] }
                return "{name: \(quoted(call.name)), arguments: \(JSONWriter.text(.object(arguments)))}"
            })
        guard let service else { return text }
        let users = CaseRunner.users(of: service).map { user in
            let shown = (user.objectValue ?? [:]).filter { !dullProperties.contains($0.key) && !$0.value.isNull }
            return JSONWriter.text(.object(JSONObject(shown.map { ($0.key, $0.value) })))
        }
        return text + list("users", users)
    }

    private static func end(of report: RunReport) -> String {
        switch report.status {
        case .finished:
            return "  status: finished\n"
                + (report.result == .undefined ? "" : "  result: \(JSONWriter.text(ValueCoding.json(report.result)))\n")
        case .stopped: return "  limit: \(report.limit?.rawValue ?? "steps")\n"
        case .failed:
            var text = "  error:\n"
            if case .error(let error)? = report.thrown {
                if let code = error.code { text += "    code: \(JSONWriter.text(ValueCoding.json(code)))\n" }
                text += "    message: \(quoted(error.message))\n"
            } else {
                text += "    thrown: \(JSONWriter.text(ValueCoding.json(report.thrown ?? .undefined)))\n"
            }
            if let id = report.trace.first?.site?.id { text += "    block: \(quoted(id))\n" }
            return text
        }
    }

    private static func list(_ name: String, _ items: [String]) -> String {
        items.isEmpty ? "  \(name): []\n" : "  \(name):\n" + items.map { "    - \($0)\n" }.joined()
    }

    /// The name of the flow file beside a program.
    public static func flowFile(of path: String) -> String { stem(path) + ".flow.yaml" }

    private static func stem(_ path: String) -> String {
        for ending in [".xml", ".json"] where path.hasSuffix(ending) { return String(path.dropLast(ending.count)) }
        return path
    }

    private static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// A text that YAML takes for one.
    private static func quoted(_ text: String) -> String {
        let isPlain =
            text.first?.isLetter ?? false
            && text.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || "._-/0123456789".unicodeScalars.contains($0)) }
            && !["true", "false", "null", "yes", "no", "on", "off"].contains(text.lowercased())
        return isPlain ? text : JSONWriter.text(.string(text))
    }
}

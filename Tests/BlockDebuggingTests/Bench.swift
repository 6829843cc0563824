import BlockCompiler
import BlockDebugging
import BlockHost
import BlockLibrary
import BlockModel
import BlockRuntime
import BlockXML

/// Makes a debugging session of a program in XML, and keeps what is shown.
final class Bench {
    let session: DebugSession
    let console: DebugConsole
    private let shown = Shown()

    init(_ xml: String, _ change: (inout HostSettings) -> Void = { _ in }) throws {
        var host = HostSettings()
        change(&host)
        let shown = shown
        host.print = { shown.print($0) }
        session = DebugSession(try Self.program(xml), settings: RunSettings(), host: host)
        console = DebugConsole(session, write: { shown.text += $0 }, describe: { _ in "" })
        shown.print = { [weak console] in console?.showProgramOutput($0) }
    }

    /// What was shown.
    var output: String { shown.text }

    static func program(_ xml: String) throws -> DebuggedProgram {
        let workspace = try WorkspaceXMLReader().read(Array(xml.utf8), file: "test.xml").workspace
        var compiler = Compiler(catalog: .builtIn)
        compiler.instrumentation = .statements
        let program = try compiler.compile(workspace).program
        return DebuggedProgram(program, workspaces: [workspace], sources: ["test.xml": Array(xml.utf8)], catalog: .builtIn)
    }

    private final class Shown {
        var text = ""
        var print: (String) -> Void = { _ in }
    }

    /// Does commands, each shown before what it gives.
    func transcript(_ commands: String...) -> String {
        shown.text = ""
        for command in commands {
            shown.text += "> \(command)\n"
            guard console.execute(command) else { break }
        }
        return output
    }
}

extension DebugSession {
    /// The id of the block where the program has paused.
    var currentID: String? { machine.innermostFrame.flatMap { program.program.site(ofInstruction: $0.instruction)?.id } }
}

/// Short ways to write blocks.
enum XML {
    /// Sets x, adds 1 to it three times, prints it.
    static let counting = program(
        set(
            "start", "x", number(0),
            next: repeated("loop", 3, set("add", "x", add(get("x"), number(1))), next: print("show", get("x")))))

    static func program(_ blocks: String...) -> String { "<xml>\n" + blocks.joined(separator: "\n") + "\n</xml>" }

    static func number(_ number: Int) -> String { "<block type=\"math_number\"><field name=\"NUM\">\(number)</field></block>" }
    static func text(_ text: String) -> String { "<block type=\"text\"><field name=\"TEXT\">\(text)</field></block>" }
    static func get(_ name: String) -> String { "<block type=\"variables_get\"><field name=\"VAR\">\(name)</field></block>" }

    /// A block; what follows it is in `next`.
    static func block(
        _ type: String, _ id: String, fields: [(String, String)] = [], values: [(String, String)] = [],
        statements: [(String, String)] = [], mutation: String = "", next: String = ""
    ) -> String {
        var text = "<block type=\"\(type)\" id=\"\(id)\">" + mutation
        for (name, value) in fields { text += "<field name=\"\(name)\">\(value)</field>" }
        for (name, value) in values { text += "<value name=\"\(name)\">\(value)</value>" }
        for (name, value) in statements { text += "\n<statement name=\"\(name)\">\n\(value)\n</statement>" }
        if !next.isEmpty { text += "\n<next>\n\(next)\n</next>" }
        return text + "</block>"
    }

    static func set(_ id: String, _ name: String, _ value: String, next: String = "") -> String {
        block("variables_set", id, fields: [("VAR", name)], values: [("VALUE", value)], next: next)
    }

    static func print(_ id: String, _ value: String, next: String = "") -> String {
        block("text_print", id, values: [("TEXT", value)], next: next)
    }

    static func repeated(_ id: String, _ times: Int, _ body: String, next: String = "") -> String {
        block("controls_repeat_ext", id, values: [("TIMES", number(times))], statements: [("DO", body)], next: next)
    }

    static func add(_ left: String, _ right: String) -> String {
        block("math_arithmetic", "", fields: [("OP", "ADD")], values: [("A", left), ("B", right)])
    }

    static func property(_ name: String, of object: String) -> String {
        block("get_object_property", "", values: [("prop_name", text(name)), ("object", object)])
    }

    static func login(_ id: String, _ identity: String, _ password: String) -> String {
        block("user_login", id, values: [("identity", text(identity)), ("password", text(password))])
    }

    /// Calls a procedure of one parameter.
    static func call(_ id: String, _ name: String, _ argument: String, next: String = "") -> String {
        block(
            "procedures_callnoreturn", id, values: [("ARG0", argument)],
            mutation: "<mutation name=\"\(name)\"><arg name=\"n\"></arg></mutation>", next: next)
    }

    /// Defines a procedure whose parameter is `n`.
    static func procedure(_ id: String, _ name: String, _ body: String) -> String {
        block(
            "procedures_defnoreturn", id, fields: [("NAME", name)], statements: [("STACK", body)],
            mutation: "<mutation><arg name=\"n\"></arg></mutation>")
    }
}

public import BlockCompiler
import BlockLibrary
import BlockModel
public import BlockRuntime
import BlockXML

/// One run of a program with a host that prints, records calls and answers null: what the tests of blocks look at.
public struct ProgramRun: Sendable {
    /// The lines that were printed; a call is a line `call NAME {arguments}`, an error that ended the run a line `error NAME: MESSAGE`.
    public var lines: [String] = []
    /// The result of a run that finished.
    public var result: HostValue?
    /// The limit that stopped the run.
    public var limit: LimitKind?

    /// The lines as one text, each ending in a newline.
    public var output: String { lines.map { $0 + "\n" }.joined() }

    /// Reads, compiles and runs a program.
    ///
    /// - Throws: `LoadFailure` where it cannot be loaded.
    public init(
        xml: String, file: String = "test.xml", settings: RunSettings = RunSettings(), catalog: Catalog? = nil,
        observer: (any TraceObserver)? = nil
    ) throws {
        let workspace = try WorkspaceXMLReader().read(Array(xml.utf8), file: file).workspace
        var compiler = Compiler(catalog: catalog ?? .builtIn)
        if observer != nil { compiler.instrumentation = .trace }
        try self.init(program: compiler.compile(workspace).program, settings: settings, observer: observer)
    }

    /// Runs a compiled program.
    public init(program: Program, settings: RunSettings = RunSettings(), observer: (any TraceObserver)? = nil) throws {
        let machine = Machine(program, settings: settings)
        machine.observer = observer
        try machine.start()
        while true {
            switch machine.run() {
            case .suspended(let call): machine.resume(returning: answer(call))
            case .paused: continue
            case .finished(let value):
                result = value
                return
            case .failed(let error):
                lines.append("error \(ProgramRun.text(error.thrown))")
                return
            case .stopped(let stop):
                limit = stop.limit
                lines.append("stopped \(stop.limit.rawValue)")
                return
            }
        }
    }

    private mutating func answer(_ call: HostCall) -> HostValue {
        switch call.name {
        case "console.print": lines.append(ProgramRun.text(call["text"]))
        case "console.log": lines.append(ProgramRun.text(call["value"]))
        default:
            let arguments = call.arguments.map { "\(ProgramRun.json($0.name)): \(ProgramRun.json($0.value))" }
            lines.append("call \(call.name) {\(arguments.joined(separator: ", "))}")
        }
        return .null
    }

    /// A value as a line shows it: texts as they are, the rest as JSON.
    static func text(_ value: HostValue) -> String {
        switch value {
        case .text(let text): text
        case .error(let error): "\(error.name): \(error.message)"
        default: json(value)
        }
    }

    /// A value as compact JSON; what JSON cannot express is named.
    static func json(_ value: HostValue) -> String {
        switch value {
        case .undefined: "undefined"
        case .null: "null"
        case .boolean(let flag): "\(flag)"
        case .number(let number): javaScriptText(number)
        case .text(let text): json(text)
        case .list(let items): "[\(items.map(json).joined(separator: ", "))]"
        case .object(let object): "{\(object.properties.map { "\(json($0.name)): \(json($0.value))" }.joined(separator: ", "))}"
        case .date(let time): "date(\(javaScriptText(time)))"
        case .regularExpression(let source, let flags): "/\(source)/\(flags)"
        case .error(let error): "error(\(error.name): \(error.message)\(error.code.map { ", code \(json($0))" } ?? ""))"
        case .reference(let name): "reference(\(name))"
        case .cycle(let levels): "cycle(\(levels))"
        case .callback: "callback"
        }
    }

    private static func json(_ text: String) -> String {
        "\"" + text.map { $0 == "\"" ? "\\\"" : $0 == "\\" ? "\\\\" : $0 == "\n" ? "\\n" : String($0) }.joined() + "\""
    }
}

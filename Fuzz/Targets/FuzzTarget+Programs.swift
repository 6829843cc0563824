import BackendlessUsers
import BlockCompiler
import BlockHost
import BlockLibrary
import BlockModel
import BlockRuntime
import BlockXML
import OrderedJSON

extension FuzzTarget {
    /// Reads a program, writes it, compiles it and runs it.
    static func runFile(_ read: () throws(LoadFailure) -> Workspace) -> Bool {
        guard let workspace = try? read() else { return false }
        _ = WorkspaceXMLWriter().write(workspace)
        // A compiler's thread for deep nesting takes longer to start than all the rest.
        guard workspace.depth < 400, let compiled = try? Compiler(catalog: .builtIn).compile(workspace) else { return false }
        run(compiled.program)
        return true
    }

    private static func run(_ program: Program) {
        var settings = RunSettings()
        settings.limits = limits
        settings.recordsCoverage = program.functions.count % 2 == 0
        settings.collectsAtEverySafepoint = program.functions.count % 3 == 0
        let driver = ProgramDriver(Machine(program, settings: settings), Host(host))
        _ = JSONWriter.bytes(driver.run().json(hiding: driver.host.redactor), .pretty)
    }

    /// The most that a program may use.
    static var limits: Limits {
        var limits = Limits()
        limits.steps = 2_000
        limits.heapByteCount = 2 << 20
        limits.depth = 200
        limits.timeSeconds = 2
        return limits
    }

    /// What answers a program: everything, and always the same.
    static var host: HostSettings {
        var context = RunContext()
        context.isStrict = false
        context.intervalTicks = 3
        var host = HostSettings()
        host.context = context
        host.users = InMemoryUserService(clock: .fixed(0), identifiers: IdentifierSource(seed: 1))
        host.outputByteLimit = 100_000
        host.answer = { "12" }
        return host
    }

    /// A program that makes a regular expression of the input and uses it.
    static func runExpression(_ bytes: [UInt8]) -> Bool {
        let parts = bytes.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
        func text(_ number: Int) -> String {
            let text = number < parts.count ? String(decoding: parts[number], as: UTF8.self) : ""
            return "<block type=\"text\"><field name=\"TEXT\">\(ProgramMaker.escaped(text))</field></block>"
        }
        let pattern = """
            <block type="create_dynamic_regexp"><value name="pattern">\(text(0))</value><value name="keys">\(text(1))</value></block>
            """
        let xml = """
            <xml><block type="text_print"><value name="TEXT"><block type="test_regexp"><value name="pattern">\(pattern)</value>
            <value name="original_text">\(text(2))</value></block></value></block></xml>
            """
        return runFile { () throws(LoadFailure) in try WorkspaceXMLReader().read(Array(xml.utf8), file: "fuzz.xml").workspace }
    }
}

import BlockCompiler
import BlockDebugging
import BlockHost
import BlockLibrary
import BlockModel
import BlockRuntime
import BlockXML

extension FuzzTarget {
    /// Serves an editor that debugs a small program. The first byte says how what follows is cut: odd, into the lines of which each is a
    /// message; even, into pieces of as many bytes as they arrive in.
    static func serveEditor(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first else { return false }
        let program = debugged
        var answerCount = 0
        let adapter = DebugAdapter(
            load: { _, print, interruption in
                guard let program else { return .failure(.init("there is no program")) }
                var host = host
                host.print = print
                var settings = RunSettings()
                settings.limits = limits
                return .success(
                    .init(session: DebugSession(program, settings: settings, host: host, interruption: interruption)) { $0.status.rawValue }
                )
            },
            send: { _ in answerCount += 1 })
        func receive(_ message: [UInt8]) {
            _ = DebugAdapter.interrupts(message)
            adapter.receive(message)
        }
        if first % 2 == 1 {
            for line in bytes.dropFirst().split(separator: 0x0A).prefix(50) where !adapter.isOver { receive(Array(line)) }
            return answerCount > 0
        }
        var frames = AdapterFrames()
        var rest = bytes.dropFirst()
        while !rest.isEmpty, !adapter.isOver {
            frames.append(rest.prefix(Int(first) + 1))
            rest = rest.dropFirst(Int(first) + 1)
            do throws(AdapterFrames.BrokenStream) {
                while let message = try frames.next(), answerCount < 100 { receive(message) }
            } catch {
                adapter.complain(error.description)
                return false
            }
        }
        return answerCount > 0
    }

    private static let debugged: DebuggedProgram? = {
        let xml = Array(debuggedXML.utf8)
        guard let workspace = try? WorkspaceXMLReader().read(xml, file: "fuzz.xml").workspace else { return nil }
        var compiler = Compiler(catalog: .builtIn)
        compiler.instrumentation = .statements
        guard let program = try? compiler.compile(workspace).program else { return nil }
        return DebuggedProgram(program, workspaces: [workspace], sources: ["fuzz.xml": xml], catalog: .builtIn)
    }()

    /// A list, a procedure with a parameter that is called in a loop, a callback, a call of the user service and an error in the end.
    private static let debuggedXML = """
        <xml>
        <block type="variables_set" id="list"><field name="VAR">list</field><value name="VALUE">
        <block type="lists_create_with"><mutation items="2"/><value name="ADD0"><block type="text"><field name="TEXT">a</field></block></value>
        <value name="ADD1"><block type="math_number"><field name="NUM">2</field></block></value></block></value><next>
        <block type="controls_for" id="loop"><field name="VAR">i</field>
        <value name="FROM"><block type="math_number"><field name="NUM">1</field></block></value>
        <value name="TO"><block type="math_number"><field name="NUM">3</field></block></value>
        <value name="BY"><block type="math_number"><field name="NUM">1</field></block></value>
        <statement name="DO">
        <block type="procedures_callnoreturn" id="call"><mutation name="tell"><arg name="n"/></mutation>
        <value name="ARG0"><block type="variables_get"><field name="VAR">i</field></block></value></block>
        </statement><next>
        <block type="user_logout" id="logout"><next>
        <block type="throw_error" id="throw"><value name="error"><block type="text"><field name="TEXT">over</field></block></value></block>
        </next></block>
        </next></block>
        </next></block>
        <block type="procedures_defnoreturn" id="tell"><mutation><arg name="n"/></mutation><field name="NAME">tell</field>
        <statement name="STACK">
        <block type="variables_set" id="mapped"><field name="VAR">mapped</field><value name="VALUE">
        <block type="list_map_items"><field name="item">x</field><value name="list"><block type="variables_get"><field name="VAR">list</field></block></value>
        <value name="returnCode"><block type="variables_get"><field name="VAR">n</field></block></value></block></value><next>
        <block type="text_print" id="print"><value name="TEXT"><block type="variables_get"><field name="VAR">mapped</field></block></value></block>
        </next></block>
        </statement></block>
        </xml>
        """
}

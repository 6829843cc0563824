import CodelessCommands
import Foundation
import Testing

/// An embedder's thread may have a stack of half a megabyte. However deep values are nested, no run needs more.
@Suite struct SmallStackTests {
    private func block(_ type: String, fields: [String: String] = [:], _ values: (String, String)...) -> String {
        "<block type=\"\(type)\">" + fields.map { "<field name=\"\($0)\">\($1)</field>" }.joined()
            + values.map { "<value name=\"\($0)\">\($1)</value>" }.joined() + "</block>"
    }
    private func text(_ text: String) -> String { block("text", fields: ["TEXT": text]) }
    private func get(_ name: String) -> String { block("variables_get", fields: ["VAR": name]) }
    private func set(_ name: String, _ value: String) -> String { block("variables_set", fields: ["VAR": name], ("VALUE", value)) }
    private func stack(_ blocks: [String]) -> String {
        blocks.reversed().reduce("") { rest, block in rest.isEmpty ? block : block.dropLast(8) + "<next>\(rest)</next></block>" }
    }
    private func repeated(_ times: Int, _ body: String...) -> String {
        let loop = block("controls_repeat_ext", ("TIMES", block("math_number", fields: ["NUM": "\(times)"])))
        return loop.dropLast(8) + "<statement name=\"DO\">\(stack(body))</statement></block>"
    }
    private func property(_ name: String, of object: String, _ value: String) -> String {
        block("set_object_property", ("object", object), ("propName", text(name)), ("propValue", value))
    }

    /// Makes `l` a list, `o` an object and `e` an error that hold their like 3,000 levels deep.
    private var making: [String] {
        let held = block("lists_create_with", ("ADD0", get("l"))).replacing("_with\">", with: "_with\"><mutation items=\"1\"/>")
        return [
            set("l", block("lists_create_empty")), set("o", block("create_object")), set("e", block("new_error", ("message", text("x")))),
            repeated(
                3_000, set("l", held), set("p", block("create_object")), property("a", of: get("p"), get("o")), set("o", get("p")),
                set("f", block("new_error", ("message", text("y")))), property("code", of: get("f"), get("e")), set("e", get("f"))),
        ]
    }

    /// Runs a program with a small stack; gives what it wrote, and its report.
    private func run(_ xml: String, arguments: String? = nil, explains: Bool = false) throws -> (written: String, report: String) {
        let bench = try Workbench()
        let program = try bench.file("program.xml", xml)
        let users = try bench.file("users.json", Programs.users)
        let recording = try bench.file("recording", "")
        let report = bench.folder + "/report.json"
        // What is given to the thread stays untouched until it is over.
        nonisolated(unsafe) let shared = bench
        let end = DispatchSemaphore(value: 0)
        let thread = Thread {
            _ = shared.run(program) {
                $0.backend.usersFile = users
                $0.reportFile = report
                $0.arguments = arguments
                $0.tracesCalls = true
                $0.explains = explains
                if explains { $0.recordFile = recording }
            }
            end.signal()
        }
        thread.stackSize = 512 << 10
        thread.start()
        end.wait()
        return (bench.output + bench.errors, try bench.text(report))
    }

    @Test(arguments: ["l", "o", "e"], [false, true]) func deepValuesThatLeaveTheProgramAreCut(name: String, explains: Bool) throws {
        let ways = [
            block("text_print", ("TEXT", get(name))), block("throw_error", ("error", get(name))),
            block("local_storage_set", ("key", text("k")), ("data", get(name))),
            block("user_update", ("user", get(name))), block("immediate_return", ("value", get(name))),
            block("set_interval", ("timerId", get(name)), ("delay", get(name))),
        ]
        for way in ways {
            let (written, report) = try run("<xml>\(stack(making + [way]))</xml>", explains: explains)
            #expect(report.contains("\"status\"") || written.contains("error:"), "\(way)")
            #expect(report.count < 10_000_000)
        }
    }

    @Test(arguments: ["l", "o", "e"]) func deepValuesWithinTheProgramNeedNoStack(name: String) throws {
        let joined = block("text_join", ("ADD0", get(name)), ("ADD1", text("!"))).replacing(
            "_join\">", with: "_join\"><mutation items=\"2\"/>")
        let ways = [
            set("t", joined), set("t", block("json_stringify", ("object", get(name)))),
            block("unittest_assertequals", ("ACTUAL", get(name)), ("EXPECTED", get(name)), ("MESSAGE", text("same"))),
        ]
        for way in ways { #expect(try run("<xml>\(stack(making + [way]))</xml>").report.contains("\"status\"")) }
    }

    @Test(arguments: [20, 60, 61, 2_000]) func deepProgramsAreCompiled(depth: Int) throws {
        let negation = (0..<depth).reduce(get("x")) { inner, _ in block("logic_negate", ("BOOL", inner)) }
        #expect(try run("<xml>\(block("text_print", ("TEXT", negation)))</xml>").report.contains("\"finished\""))
    }

    @Test func deepArgumentsComeIn() throws {
        for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
            let deep = String(repeating: open, count: 250) + "1" + String(repeating: close, count: 250)
            let xml = "<xml>\(block("throw_error", ("error", block("text", fields: ["TEXT": "over"]))))</xml>"
            let (_, report) = try run(xml, arguments: #"{"a":\#(deep)}"#)
            #expect(report.contains("over"))
        }
    }
}

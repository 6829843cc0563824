import BlockCompiler
import BlockModel
import Testing
import TestSupport

/// Blocks of many inputs, and mutations that name many.
@Suite struct WideBlockTests {
    private func number(_ number: Int) -> String { "<block type='math_number'><field name='NUM'>\(number)</field></block>" }

    @Test func inputsInAnyOrderAreJoinedInTheirs() throws {
        let inputs = (0..<100).reversed().map { "<value name='ADD\($0)'>\(number($0))</value>" }.joined()
        let xml =
            "<block type='text_print'><value name='TEXT'><block type='text_join'><mutation items='101'/>\(inputs)</block></value></block>"
        #expect(try ProgramRun(xml: xml).output == (0..<100).map(String.init).joined() + "\n")
    }

    @Test func aBranchThatIsNamedTwiceIsThereOnce() throws {
        let nested = { (inside: String) in
            "<block type='dynamic_if'><mutation inputs='0,0'/><value name='IF0'><block type='logic_boolean'/></value>"
                + "<statement name='DO0'>\(inside)</statement></block>"
        }
        var xml = "<block type='text_print'><value name='TEXT'>\(number(1))</value></block>"
        for _ in 0..<40 { xml = nested(xml) }
        #expect(try ProgramRun(xml: xml).output == "1\n")
    }

    @Test func aTextThatIsNamedTwiceIsThereOnce() throws {
        var xml = number(1)
        for _ in 0..<40 {
            xml = "<block type='dynamic_text_join'><mutation inputs='ADD0,ADD0,ADD1'/><value name='ADD0'>\(xml)</value></block>"
        }
        #expect(try ProgramRun(xml: "<block type='text_print'><value name='TEXT'>\(xml)</value></block>").output == "1\n")
    }

    @Test func emptyInputsOfADynamicBlockBehindTheSecondAreNotThere() throws {
        let list = { (names: String, inputs: String) in
            "<block type='text_print'><value name='TEXT'><block type='lists_length'><value name='VALUE'><block type='dynamic_list_create'>"
                + "<mutation inputs='\(names)'/>\(inputs)</block></value></block></value></block>"
        }
        let one = "<value name='ADD3'>\(number(1))</value>"
        #expect(try ProgramRun(xml: list("ADD0,ADD1,ADD2,ADD3", one)).output == "2\n")
        #expect(try ProgramRun(xml: list("ADD0,ADD1,ADD2,ADD3,ADD4", one + "<value name='ADD4'>\(number(2))</value>")).output == "2\n")
        #expect(try ProgramRun(xml: list("ADD0", "")).output == "1\n")
    }

    /// Each callback takes its own item, those around it and a variable of the program; deep ones are compiled another way.
    @Test func callbacksInCallbacksSeeWhatIsAroundThem() throws {
        let depth = 24
        let one = "<block type='lists_create_with'><mutation items='1'/><value name='ADD0'>\(number(1))</value></block>"
        var sum = "<block type='variables_get'><field name='VAR'>base</field></block>"
        for level in 0..<depth {
            sum =
                "<block type='math_arithmetic'><field name='OP'>ADD</field><value name='A'>\(sum)</value>"
                + "<value name='B'><block type='variables_get'><field name='VAR'>i\(level)</field></block></value></block>"
        }
        var xml = sum
        for level in (0..<depth).reversed() {
            xml =
                "<block type='list_map_items'><field name='item'>i\(level)</field><value name='list'>\(one)</value>"
                + "<value name='returnCode'>\(xml)</value></block>"
        }
        let set = "<block type='variables_set'><field name='VAR'>base</field><value name='VALUE'>\(number(100))</value><next>"
        let output = try ProgramRun(xml: set + "<block type='text_print'><value name='TEXT'>\(xml)</value></block></next></block>").output
        #expect(output == String(repeating: "[", count: depth) + "\(100 + depth)" + String(repeating: "]", count: depth) + "\n")
    }

    @Test func proceduresOfOneNameGetNumbers() throws {
        let define = { (name: String, value: Int) in
            "<block type='procedures_defreturn'><field name='NAME'>\(name)</field><value name='RETURN'>\(number(value))</value></block>"
        }
        let call = { (name: String) in
            "<block type='text_print'><value name='TEXT'><block type='procedures_callreturn'><mutation name='\(name)'/></block></value></block>"
        }
        let definitions = ["f", "F", "f2", "f", "f3", "f"].enumerated().map { define($0.element, $0.offset) }.joined()
        let calls = ["f", "f2", "f22", "f3", "f32", "f4"].map(call).joined()
        #expect(try ProgramRun(xml: "<xml>\(definitions)\(calls)</xml>").output == "0\n1\n2\n3\n4\n5\n")
    }

    @Test func callsMayLeaveOutAMillionArguments() throws {
        let parameters = (0..<2_000).map { "<arg name='p\($0)'/>" }.joined()
        let definition =
            "<block type='procedures_defnoreturn'><field name='NAME'>f</field><mutation>\(parameters)</mutation></block>"
        let call = "<block type='procedures_callnoreturn'><mutation name='f'/></block>"
        #expect(try ProgramRun(xml: "<xml>\(definition)\(String(repeating: call, count: 500))</xml>").output == "")
        let failure = try #require(throws: LoadFailure.self) {
            try ProgramRun(xml: "<xml>\(definition)\(String(repeating: call, count: 600))</xml>")
        }
        #expect(failure.diagnostics.items.map(\.code) == ["too-many-inputs"])
    }
}

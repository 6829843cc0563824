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
}

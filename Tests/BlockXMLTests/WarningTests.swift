import BlockModel
import BlockXML
import Testing

@Suite struct WarningTests {
    @Test func unknownNamesAreKeptAndToldOnce() throws {
        let text = """
            <xml><category name="c"/>
            <block type="a" foo="1"><icon type="i"><b c="d">e</b></icon></block>
            <block type="a" foo="2"><icon/><value name="V"><icon/></value></block>
            <block xmlns:p="urn:p" type="a" p:foo="3"><p:block/></block></xml>
            """
        let workspace = try read(text).workspace
        #expect(workspace.extraElements.map(\.name) == ["category"])
        #expect(workspace.blocks[0].extra?.attributes == [MarkupAttribute("foo", "1")])
        #expect(workspace.blocks[0].extra?.elements[0].children[0].text == "e")
        #expect(workspace.blocks[1].extra?.attributes == [MarkupAttribute("foo", "2")])
        #expect(workspace.blocks[2].extra?.attributes == [MarkupAttribute("p:foo", "3"), MarkupAttribute("xmlns:p", "urn:p")])
        #expect(workspace.blocks[2].extra?.elements.map(\.name) == ["p:block"])
        #expect(
            try warnings(of: text) == """
                test.xml:1:6: warning: <category> has no meaning here and is ignored [unknown-element]
                test.xml:2:1: warning: the attribute 'foo' of <block> has no meaning and is ignored [unknown-attribute]
                test.xml:2:25: warning: <icon> has no meaning here and is ignored [unknown-element]
                test.xml:4:43: warning: <p:block> has no meaning here and is ignored [unknown-element]
                  hint: names with a prefix are not taken for Blockly's

                """)
    }

    @Test func textOutsideOfTextElementsIsIgnored() throws {
        #expect(
            try warnings(of: "<xml>\n<block type='a'>oops</block></xml>") == """
                test.xml:2:1: warning: text directly inside <block> is ignored [stray-text]
                  hint: text counts inside <field>, <comment>, <data> and <variable>

                """)
    }

    @Test func anEmptyVariableNameEndsTheList() throws {
        let text = "<xml><variables><variable>a</variable><variable/><variable>b</variable></variables></xml>"
        #expect(try read(text).workspace.variables.map(\.name) == ["a"])
        #expect(
            try warnings(of: text) == """
                test.xml:1:39: warning: a variable without a name ends the list: the ones after it are not read [empty-variable-name]
                  hint: give it a name, or remove it

                """)
    }

    @Test func theSameVariableTwiceIsOne() throws {
        let text = "<xml><variables><variable id='1'>a</variable><variable>A</variable><variable id='1'>a</variable></variables></xml>"
        let result = try read(text)
        #expect(result.workspace.variables.count == 1 && result.warnings.isEmpty)
    }

    @Test func theSameNameWithAnotherTypeIsAnotherVariable() throws {
        #expect(
            try read("<xml><variables><variable>a</variable><variable type='T'>a</variable></variables></xml>").workspace.variables.count
                == 2)
    }
}

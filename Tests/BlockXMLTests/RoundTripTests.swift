import BlockModel
import BlockXML
import Testing

@Suite struct RoundTripTests {
    @Test(arguments: 0..<60)
    func writingAndReadingGivesTheSameWorkspace(seed: UInt64) throws {
        var random = RandomWorkspace(seed: seed)
        let workspace = random.workspace()
        let text = WorkspaceXMLWriter().write(workspace)
        let again = try read(text).workspace
        #expect(workspace.firstDifference(from: again) == nil, "seed \(seed)")
        #expect(WorkspaceXMLWriter().write(again) == text, "seed \(seed)")
    }

    @Test func theOutputIsWhatEditorsWrite() throws {
        let text = """
            <xml xmlns="https://developers.google.com/blockly/xml"><variables><variable id="v">n</variable></variables>\
            <block type="a" id="i" x="1" y="2" disabled-reasons="A%20B" inline="true"><mutation m="1"><arg></arg></mutation>\
            <field name="F" id="v" variabletype="">&lt;a&gt; "b" &amp; c</field><comment pinned="true">c</comment><data>d</data>\
            <value name="V"><shadow type="s"></shadow><block type="b" bl_meta="{&quot;label&quot;:1}"></block></value>\
            <statement name="S"></statement><next><block type="c"></block></next></block></xml>
            """
        #expect(WorkspaceXMLWriter().write(try read(text).workspace) == text)
    }

    @Test func whiteSpaceSurvivesInTextAndAttributes() throws {
        var workspace = Workspace(file: "test")
        var block = Block(type: "a", id: "\t\n\r x", at: SourcePosition(line: 1, column: 1))
        block.fields = [Field(name: "F", text: " \t\n\r\r\n x ", at: SourcePosition(line: 1, column: 1))]
        workspace.topBlocks = [workspace.append(block)]
        let again = try read(WorkspaceXMLWriter().write(workspace)).workspace
        #expect(again.blocks[0].id == "\t\n\r x" && again.blocks[0].fields[0].text == " \t\n\r\r\n x ")
    }

    @Test func whatXMLCannotHoldIsReplaced() throws {
        var workspace = Workspace(file: "test")
        workspace.topBlocks = [
            workspace.append(Block(type: "a", id: "\0\u{1}\u{FFFE}\u{FFFF}\u{FFFD}\u{7F}", at: SourcePosition(line: 1, column: 1)))
        ]
        let again = try read(WorkspaceXMLWriter().write(workspace)).workspace
        #expect(again.blocks[0].id == "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{7F}")
    }
}

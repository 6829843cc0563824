import BlockModel
import BlockXML
import Testing

/// Two blocks in one place: Blockly keeps the last, so the program has a meaning and the first is told as a warning.
@Suite struct TwoBlocksTests {
    private func read(_ text: String) throws -> ReadWorkspace {
        try WorkspaceXMLReader().read(Array(text.utf8), file: "test.xml")
    }

    @Test func lastOfTwoBlocksInAnInputCounts() throws {
        let read = try read("<block type='a'><value name='V'><block type='b'/><block type='c'/></value></block>")
        let content = try #require(read.workspace.blocks[0].input("V")?.block)
        #expect(read.workspace[content].type == "c")
        #expect(
            DiagnosticRenderer().render(read.warnings) == """
                test.xml:1:50: warning: a second block 'c' in one <value>; the first is ignored [two-blocks]
                  note: 1:33: the first is 'b'
                  hint: an input holds one block; statements that follow each other are connected with <next>

                """)
    }

    @Test func lastOfTwoShadowsInAnInputCounts() throws {
        let read = try read("<block type='a'><value name='V'><shadow type='b'/><shadow type='c'/></value></block>")
        let shadow = try #require(read.workspace.blocks[0].input("V")?.shadow)
        #expect(read.workspace[shadow].type == "c")
        #expect(read.warnings.items.map(\.code) == ["two-blocks"])
    }

    @Test func lastOfTwoBlocksInANextCounts() throws {
        let read = try read("<block type='a'><next><block type='b'/><block type='c'/></next></block>")
        let next = try #require(read.workspace.blocks[0].next)
        #expect(read.workspace[next].type == "c")
    }
}

import BlockDrawing
import BlockLibrary
import BlockModel
import BlockXML
import Testing

@Suite struct ListingTests {
    private let program = """
        <xml>
          <variables><variable id="t">total</variable></variables>
          <comment>What it all means
        in two lines</comment>
          <block type="variables_set" id="first">
            <field name="VAR" id="t">total</field>
            <value name="VALUE">
              <block type="math_arithmetic"><field name="OP">ADD</field>
                <value name="A"><block type="variables_get"><field name="VAR" id="t">total</field></block></value>
                <value name="B"><shadow type="math_number"><field name="NUM">1</field></shadow></value>
              </block>
            </value>
            <next>
              <block type="controls_if" id="check">
                <mutation else="1"/>
                <comment>too many?</comment>
                <value name="IF0">
                  <block type="logic_compare"><field name="OP">GT</field>
                    <value name="A"><block type="variables_get"><field name="VAR" id="t">total</field></block></value>
                  </block>
                </value>
                <statement name="DO0">
                  <block type="text_print"><value name="TEXT"><block type="text"><field name="TEXT">many&#10;lines</field></block></value>
                    <next><block type="controls_flow_statements" disabled="true"><field name="FLOW">BREAK</field></block></next>
                  </block>
                </statement>
              </block>
            </next>
          </block>
          <block type="colour_picker"><field name="COLOUR">#ff0000</field></block>
        </xml>
        """

    private func lines(_ text: String, _ write: (WorkspaceListing, @escaping (String) -> Bool) -> Void) throws -> String {
        var result = ""
        let listing = try WorkspaceListing(workspace: try workspace(text), catalog: .builtIn)
        write(listing) {
            result += $0 + "\n"
            return true
        }
        return result
    }

    @Test func textHasALineAStatement() throws {
        #expect(
            try lines(program) { $0.writeText($1) } == """
                # What it all means
                # in two lines

                set total to (total + 1)
                # too many?
                if (total > ?)
                    print “many\\nlines”
                    disabled: break out of loop
                else
                    (nothing)

                #ff0000

                """)
    }

    @Test func aTreeHasALineABlock() throws {
        #expect(
            try lines(program) { $0.writeTree($1) } == """
                variable total id t 2:14
                variables_set id first 5:3 VAR=total
                    VALUE: math_arithmetic 8:7 OP=ADD
                        A: variables_get 9:25 VAR=total
                        B: math_number 10:25 NUM=1 (shadow)
                controls_if id check 14:7 (comment)
                    IF0: logic_compare 18:11 OP=GT
                        A: variables_get 19:29 VAR=total
                        B: (nothing)
                    DO0: text_print 23:11
                        TEXT: text 23:55 TEXT=many\\nlines
                    then: controls_flow_statements 24:19 FLOW=BREAK (disabled)
                    ELSE: (nothing)
                colour_picker 30:3 COLOUR=#ff0000

                """)
    }

    @Test func coloursAreOnlyGivenWhereAskedFor() throws {
        var text = ""
        let listing = try WorkspaceListing(
            workspace: try workspace("<xml>\(Piece.print(Piece.number("1")))</xml>"), catalog: .builtIn, isColored: true)
        listing.writeText {
            text += $0
            return true
        }
        #expect(text == "print \u{1B}[36m1\u{1B}[0m")
        #expect(try !lines(program) { $0.writeText($1) }.contains("\u{1B}"))
    }

    @Test func whatWouldSteerATerminalIsEscaped() throws {
        let text = try WorkspaceXMLReader().read(Array("<xml>\(Piece.text("a\u{9B}2J\tb"))</xml>".utf8), file: "t.xml").workspace
        var result = ""
        try WorkspaceListing(workspace: text, catalog: .builtIn).writeText {
            result += $0
            return true
        }
        #expect(result == "“a\\u{9b}2J\\tb”")
    }

    @Test func valuesWithStatementsGoOnBehindThem() throws {
        let text = """
            <xml><block type='variables_set'><field name='VAR'>x</field><value name='VALUE'><block type='list_filter_items'>\
            <field name='item'>it</field><value name='list'>\(Piece.variable("all"))</value>\
            <statement name='code'>\(Piece.print(Piece.variable("it")))</statement>\
            <value name='returnCode'>\(Piece.variable("it"))</value></block></value></block></xml>
            """
        #expect(
            try lines(text) { $0.writeText($1) } == """
                set x to (filter list all by it
                    print it
                keep if it)

                """)
    }

    @Test func depthAndLengthNeedNoStack() throws {
        var blocks: [Block] = []
        let count = 100_000
        for offset in 0..<count {
            var block = Block(type: "logic_negate", at: SourcePosition(line: 1, column: 1))
            if offset > 0 { block.parent = BlockReference(offset: offset - 1) }
            if offset < count - 1 {
                var input = Input(name: "BOOL", tag: .value, at: block.position)
                input.block = BlockReference(offset: offset + 1)
                block.inputs = [input]
            }
            blocks.append(block)
        }
        var workspace = Workspace(file: "deep.xml")
        workspace.blocks = blocks
        workspace.topBlocks = [BlockReference(offset: 0)]
        workspace.depth = count
        var length = 0
        try WorkspaceListing(workspace: workspace, catalog: .builtIn).writeText {
            length += $0.utf8.count
            return true
        }
        #expect(length > count * 5)
        let document = try WorkspaceDrawing(workspace: workspace, catalog: .builtIn).svg()
        #expect(document.count > count * 100)
    }
}

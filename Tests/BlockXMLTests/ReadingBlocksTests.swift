import BlockModel
import BlockXML
import Testing

@Suite struct ReadingBlocksTests {
    @Test func everythingAboutABlockIsKept() throws {
        let workspace = try read(
            """
            <xml xmlns="https://developers.google.com/blockly/xml" xmlns:p="urn:p" rtl="false">
              <variables><variable id="v1" type="">total</variable><variable type="Number" id="v2">n</variable></variables>
              <comment id="c" x="1" y="2" w="3" h="4">about <b>this</b></comment>
              <block type="controls_if" id="a" x="10.5" y="-3" disabled="true" inline="false" collapsed="true" deletable="false"
                movable="false" editable="false" bl_meta="{&quot;label&quot;:&quot;If&quot;}">
                <mutation elseif="1" else="1"><arg name="x">text<!-- no -->s</arg></mutation>
                <field name="VAR" id="v1" variabletype="">total</field>
                <comment pinned="false" h="80" w="160">why</comment>
                <data>opaque &amp; plain</data>
                <value name="IF0"><shadow type="logic_boolean" id="s"/><block type="logic_null"/></value>
                <statement name="DO0"><block type="text_print" disabled-reasons="A%2CB,C"/></statement>
                <next><shadow type="n0"/><block type="n1"/></next>
              </block>
            </xml>
            """
        ).workspace
        #expect(workspace.shape == .document)
        #expect(workspace.namespace == "https://developers.google.com/blockly/xml")
        #expect(workspace.extraAttributes == [MarkupAttribute("xmlns:p", "urn:p"), MarkupAttribute("rtl", "false")])
        #expect(workspace.variables.map { "\($0.name) \($0.id ?? "") '\($0.type)'" } == ["total v1 ''", "n v2 'Number'"])
        #expect(workspace.comments.map(\.text) == ["about this"])
        #expect(workspace.comments[0].attributes.map(\.name) == ["id", "x", "y", "w", "h"])
        #expect(
            workspace.blocks.map(\.type) == ["controls_if", "logic_boolean", "logic_null", "text_print", "n0", "n1"])
        #expect(workspace.topBlocks.map(\.offset) == [0])
        #expect(workspace.depth == 2)

        let block = workspace.blocks[0]
        #expect(block.id == "a")
        #expect(block.state.isDisabled && block.disabledReasons == nil)
        #expect(block.state.isInline == false && block.state.isCollapsed)
        #expect(!block.state.isDeletable && !block.state.isMovable && !block.state.isEditable)
        #expect(block.extra?.x == "10.5" && block.extra?.y == "-3")
        #expect(block.extra?.metadata == #"{"label":"If"}"#)
        #expect(block.extra?.data == "opaque & plain")
        #expect(block.extra?.comment?.text == "why")
        #expect(
            block.extra?.comment?.attributes == [
                MarkupAttribute("pinned", "false"), MarkupAttribute("h", "80"), MarkupAttribute("w", "160"),
            ])
        #expect(block.mutations.count == 1)
        #expect(block.mutations[0]["elseif"] == "1" && block.mutations[0]["else"] == "1" && block.mutations[0]["none"] == nil)
        #expect(block.mutations[0].children.map(\.text) == ["texts"])
        #expect(block.mutations[0].children[0]["name"] == "x")
        #expect(block.field("VAR")?.text == "total" && block.field("VAR")?.variableID == "v1" && block.field("VAR")?.variableType == "")
        #expect(block.inputs.map(\.name) == ["IF0", "DO0"])
        #expect(block.inputs.map(\.tag) == [.value, .statement])
        #expect(block.input("IF0")?.block?.offset == 2 && block.input("IF0")?.shadow?.offset == 1)
        #expect(block.input("IF0")?.content?.offset == 2)
        #expect(block.input("NONE") == nil)
        #expect(block.next?.offset == 5 && block.nextShadow?.offset == 4)
        #expect(workspace.blocks[1].isShadow && workspace.blocks[1].id == "s" && workspace.blocks[1].parent?.offset == 0)
        #expect(workspace.blocks[2].id == nil)
        #expect(workspace.blocks[3].state.isDisabled && workspace.blocks[3].disabledReasons == ["A,B", "C"])
        #expect(workspace.blocks[5].parent?.offset == 0)
    }

    @Test func aBareBlockIsAProgram() throws {
        let workspace = try read(#"<block xmlns="http://www.w3.org/1999/xhtml" type="a" x="1"><next><block type="b"/></next></block>"#)
            .workspace
        #expect(workspace.shape == .bareBlock)
        #expect(workspace.namespace == "http://www.w3.org/1999/xhtml")
        #expect(workspace.blocks.map(\.type) == ["a", "b"])
        #expect(workspace.topBlocks.map(\.offset) == [0])
    }

    @Test func aRootOfAnotherNameMayHoldBlocks() throws {
        let workspace = try read("<program><block type='a'/></program>").workspace
        #expect(workspace.shape == .document)
        #expect(workspace.blocks.map(\.type) == ["a"])
    }

    @Test func anEmptyWorkspaceLoads() throws {
        let result = try read("<xml/>")
        #expect(result.workspace.blocks.isEmpty && result.workspace.namespace == nil && result.warnings.isEmpty)
    }

    @Test func elementNamesAreMatchedWithoutCase() throws {
        let workspace = try read("<XML><Block type='a'><FIELD name='F'>x</FIELD><Title name='T'>y</Title></Block></XML>").workspace
        #expect(workspace.blocks[0].fields.map(\.text) == ["x", "y"])
    }

    @Test func attributeNamesAreMatchedWithCase() {
        #expect(
            failure(of: "<xml><block TYPE='a'/></xml>") == """
                test.xml:1:6: warning: the attribute 'TYPE' of <block> has no meaning and is ignored [unknown-attribute]
                test.xml:1:6: error: <block> has no type [missing-type]
                  hint: every block names its type, as in type="controls_if"; attribute names are written in lower case

                """)
    }

    @Test(arguments: ["variabletype", "variableType"])
    func bothSpellingsOfTheVariableTypeAreRead(_ name: String) throws {
        let field = try read("<block type='a'><field name='VAR' \(name)='T'>v</field></block>").workspace.blocks[0].fields[0]
        #expect(field.variableType == "T")
    }

    @Test func fieldTextIsTextContent() throws {
        let field = try read(
            "<block type='a'><field name='F'> a<!-- c --><b>b<i>c</i></b><![CDATA[<d>&amp;]]>&lt;&#228;\r\nz </field></block>")
        #expect(field.workspace.blocks[0].fields[0].text == " abc<d>&amp;<ä\nz ")
    }

    @Test func anEmptyFieldIsAnEmptyText() throws {
        let block = try read("<block type='a'><field name='A'></field><field name='B'/></block>").workspace.blocks[0]
        #expect(block.fields.map(\.text) == ["", ""])
    }

    @Test func theLastOfRepeatedFieldsWins() throws {
        let block = try read("<block type='a'><field name='F'>1</field><field name='F'>2</field></block>").workspace.blocks[0]
        #expect(block.fields.count == 2 && block.field("F")?.text == "2")
    }

    @Test func inputsAfterNextAreReadToo() throws {
        let block = try read(
            "<block type='a'><value name='A'><block type='v'/></value><next><block type='n'/></next><field name='F'/><value name='B'/></block>"
        ).workspace.blocks[0]
        #expect(block.inputs.map(\.name) == ["A", "B"] && block.fields.map(\.name) == ["F"] && block.next?.offset == 2)
    }

    @Test func fieldsBehindAPluggedInBlockStayWithTheirBlock() throws {
        let blocks = try read(
            """
            <block type='a'><field name='F'>1</field><value name='V'><block type='b'><field name='F'>2</field><field name='G'>3</field></block>\
            </value><field name='G'>4</field><value name='W'><block type='c'><field name='F'>5</field></block></value><field name='H'>6</field>\
            </block>
            """
        ).workspace.blocks
        #expect(blocks.map { $0.fields.map { "\($0.name)\($0.text)" } } == [["F1", "G4", "H6"], ["F2", "G3"], ["F5"]])
    }

    @Test func shortTextsThatDifferInOneByteStayApart() throws {
        for length in 1...17 {
            let texts = (0..<length).flatMap { place in
                ["x", "y"].map { String(repeating: "a", count: place) + $0 + String(repeating: "a", count: length - place - 1) }
            }
            let text = (texts + texts).map { "<block type='\($0)'><field name='\($0)'>\($0)</field></block>" }.joined()
            let blocks = try read("<xml>\(text)</xml>").workspace.blocks
            #expect(blocks.map(\.type) == texts + texts)
            #expect(blocks.map(\.fields[0].name) == texts + texts && blocks.map(\.fields[0].text) == texts + texts)
        }
    }

    @Test func duplicateIDsAreFine() throws {
        #expect(try read("<xml><block type='a' id='1'/><block type='b' id='1'/></xml>").workspace.blocks.count == 2)
    }

    @Test func disabledHasTwoSpellingsAndOthersMeanNothing() throws {
        let blocks = try read(
            "<xml><block type='a' disabled='true'/><block type='a' disabled='disabled'/><block type='a' disabled='1'/><block type='a' disabled-reasons=''/></xml>"
        ).workspace.blocks
        #expect(blocks.map(\.state.isDisabled) == [true, true, false, true])
        #expect(blocks[3].disabledReasons == [])
    }

    @Test func malformedPercentEncodingOfReasonsStays() throws {
        let block = try read("<block type='a' disabled-reasons='100%,%zz,%C3%A4'/>").workspace.blocks[0]
        #expect(block.disabledReasons == ["100%", "%zz", "ä"])
    }

    @Test func entitiesInAttributesAreResolved() throws {
        let block = try read("<block type='a' id='&amp;&lt;&gt;&quot;&apos;&#38;&#x1F600;'/>").workspace.blocks[0]
        #expect(block.id == "&<>\"'&\u{1F600}")
    }

    @Test func severalMutationsAreKeptInOrder() throws {
        let block = try read(
            "<block type='a'><mutation a='1'/><mutation xmlns='urn:x' a='2'><p:q xmlns:p='urn:p' p:r='s'/></mutation></block>"
        )
        .workspace.blocks[0]
        #expect(block.mutations.map { $0["a"] } == ["1", "2"])
        #expect(block.mutations[1].attributes[0] == MarkupAttribute("xmlns", "urn:x"))
        #expect(block.mutations[1].children[0].name == "p:q")
        #expect(block.mutations[1].children[0].attributes == [MarkupAttribute("xmlns:p", "urn:p"), MarkupAttribute("p:r", "s")])
    }

    @Test func textAroundTheChildrenOfMarkupIsConcatenated() throws {
        let mutation = try read("<block type='a'><mutation>a<b>x<c>y</c>z</b>d<![CDATA[e]]></mutation></block>").workspace.blocks[0]
            .mutations[0]
        #expect(mutation.text == "ade" && mutation.children[0].text == "xz" && mutation.children[0].children[0].text == "y")
    }

    @Test func longTypeNamesAreTheSameText() throws {
        let type = "root_block_ui_builder_common__context_blocks_pageData"
        let blocks = try read("<xml><block type='\(type)'/><block type='\(type)'/><block type='\(type)x'/></xml>").workspace.blocks
        #expect(blocks.map(\.type) == [type, type, type + "x"])
    }
}

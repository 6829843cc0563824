import BlockModel
import BlockXML
import Testing

@Suite struct MisbuiltProgramTests {
    @Test(arguments: [
        FaultyFile(
            "<xml><block/></xml>",
            """
            test.xml:1:6: error: <block> has no type [missing-type]
              hint: every block names its type, as in type="controls_if"; attribute names are written in lower case
            """),
        FaultyFile(
            "<xml><block type=''/></xml>",
            """
            test.xml:1:6: error: <block> has no type [missing-type]
              hint: every block names its type, as in type="controls_if"; attribute names are written in lower case
            """),
        FaultyFile(
            "<xml><shadow type='s'/></xml>",
            """
            test.xml:1:6: error: a shadow block cannot stand on its own [shadow-at-top-level]
              hint: a shadow is the default of an input; make it a <block>
            """),
        FaultyFile(
            "<block type='a' id='1'><field>x</field><value><block type='b'/></value></block>",
            """
            test.xml:1:24: error: <field> in 'a' has no name (block '1') [missing-name]
              hint: write <field name="..."> with the name that 'a' gives it
            test.xml:1:40: error: <value> in 'a' has no name (block '1') [missing-name]
              hint: write <value name="..."> with the name that 'a' gives it
            """),
        FaultyFile(
            "<block type='a'><value name='V'><shadow type='s'><value name='W'><block type='b'/></value></shadow></value></block>",
            """
            test.xml:1:66: error: 'b' is a block inside the shadow 's' [block-in-shadow]
              note: 1:33: the shadow is here
              hint: only shadows may be inside a shadow; make the outer one a <block>
            """),
        FaultyFile(
            "<block type='a'><next><block type='b'/></next><next><block type='c'/></next></block>",
            """
            test.xml:1:53: error: 'c' is in a second <next> of the same block [second-next]
              note: 1:23: the first <next> holds 'b'
              hint: a block has one next block; put the <next> inside the last block of the chain
            """),
        FaultyFile(
            "<block type='a'><value name='V'><block type='b'/></value><statement name='V'/></block>",
            """
            test.xml:1:58: error: the input 'V' of 'a' is given twice [repeated-input]
              note: 1:17: it is first given here
              hint: an input holds one block; remove one of the two
            """),
        FaultyFile(
            "<block type='a'>\n<value name='V'/>\n<value name='V'/>\n<value name='V'/></block>",
            """
            test.xml:3:1: error: the input 'V' of 'a' is given twice [repeated-input]
              note: 2:1: it is first given here
              hint: an input holds one block; remove one of the two
            test.xml:4:1: error: the input 'V' of 'a' is given twice [repeated-input]
              note: 2:1: it is first given here
              hint: an input holds one block; remove one of the two
            """),
        FaultyFile(
            "<block type='a'><block type='b'/></block>",
            """
            test.xml:1:17: error: <block> cannot be directly inside <block> [misplaced-element]
              hint: blocks belong in <value>, <statement> or <next>
            """),
        FaultyFile(
            "<xml><field name='F'>x</field></xml>",
            """
            test.xml:1:6: error: <field> cannot be directly inside <xml> [misplaced-element]
              hint: <field> belongs directly in a <block>
            """),
        FaultyFile(
            "<block type='a'><value name='V'><field name='F'>x</field></value></block>",
            """
            test.xml:1:33: error: <field> cannot be directly inside <value> [misplaced-element]
              hint: <field> belongs directly in a <block>
            """),
        FaultyFile(
            "<xml><block type='a'/><variables/></xml>",
            """
            test.xml:1:23: error: <variables> comes after a block [variables-after-blocks]
              hint: move it before the first <block>
            """),
        FaultyFile(
            "<xml><variables/><variables/></xml>",
            """
            test.xml:1:18: error: a second <variables> [repeated-variables]
              hint: list all variables in the first one
            """),
        FaultyFile(
            "<xml><variables><variable id='1'>a</variable><variable id='2'>A</variable></variables></xml>",
            """
            test.xml:1:46: error: a variable 'A' is declared already with another id [variable-conflict]
              note: 1:17: 'a' is declared here
              hint: names that differ only in case are the same variable; remove one of the two
            """),
        FaultyFile(
            "<xml><variables><variable id='1'>a</variable><variable id='1'>b</variable></variables></xml>",
            """
            test.xml:1:46: error: the variable id '1' stands for 'a' already [variable-conflict]
              note: 1:17: 'a' is declared here
              hint: give 'b' an id of its own
            """),
    ])
    func whatNoEditorSavesIsAnError(_ item: FaultyFile) {
        #expect(failure(of: item.text) == item.expected + "\n")
    }
}

import BlockModel
import BlockXML
import Testing

@Suite struct PositionTests {
    @Test func placesAreWhereTagsBegin() throws {
        let workspace = try read(
            """
            <?xml version="1.0"?>
            <!-- two
            lines --><xml>
              <block
                 type="a"
                 id="i">
                <field name="F">x
            y</field><field
              name="G">z</field>
            \t<value name="V"><block type="b"/></value><mutation><arg
               /></mutation>
              </block><block type="c"/>
            </xml>
            """
        ).workspace
        #expect(workspace.blocks.map(\.position.description) == ["4:3", "10:18", "12:11"])
        #expect(workspace.blocks[0].fields.map(\.position.description) == ["7:5", "8:10"])
        #expect(workspace.blocks[0].inputs.map(\.position.description) == ["10:2"])
        #expect(workspace.blocks[0].mutations[0].position.description == "10:43")
        #expect(workspace.blocks[0].mutations[0].children[0].position.description == "10:53")
    }

    @Test func columnsCountBytes() throws {
        let workspace = try read("<xml><!--äö€😀--><block type='ä'/><block type='b'/></xml>").workspace
        #expect(workspace.blocks.map(\.position.column) == [24, 42])
    }

    @Test func aByteOrderMarkDoesNotCount() throws {
        #expect(try read("\u{FEFF}<block type='a'/>").workspace.blocks[0].position.description == "1:1")
    }

    @Test func greaterThanInAttributesDoesNotConfuse() throws {
        let workspace = try read("<xml><block type='a>b' id='&lt;>'/><block type='c'/></xml>").workspace
        #expect(workspace.blocks.map(\.position.column) == [6, 36])
    }

    @Test func linesAbove65535AreRight() throws {
        let text = "<xml>" + String(repeating: "\n", count: 200_000) + "  <block\n\n type='a'/></xml>"
        #expect(try read(text).workspace.blocks[0].position.description == "200001:3")
    }

    /// The parser gets the text in chunks; places must not depend on where these end.
    @Test func placesAreRightAcrossChunks() throws {
        var text = "<xml>\n"
        var expected: [SourcePosition] = []
        var line = 2
        for number in 0..<20_000 {
            text += String(repeating: " ", count: number % 7) + "<block type='long_type_name_\(number)'"
            expected.append(SourcePosition(line: line, column: number % 7 + 1))
            if number % 3 == 0 {
                text += "\n id='ä\(number)'"
                line += 1
            }
            text += number % 2 == 0 ? "/>\n" : "><field name='F'>ü</field></block>\n"
            line += 1
        }
        let workspace = try read(text + "</xml>").workspace
        #expect(workspace.blocks.map(\.position) == expected)
    }

    @Test func attributesLongerThanAChunkAreRead() throws {
        let long = String(repeating: "x&amp;", count: 100_000)
        let workspace = try read("<xml><block type='a' id='\(long)'/><block type='\(long)'/></xml>").workspace
        #expect(workspace.blocks[0].id?.utf8.count == 200_000)
        #expect(workspace.blocks[1].position.column == 600_029)
    }
}

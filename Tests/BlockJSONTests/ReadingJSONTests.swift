import BlockJSON
import BlockModel
import Testing

@Suite struct ReadingJSONTests {
    @Test func aSavedWorkspaceSaysWhatItsXMLSays() throws {
        let json = try readJSON(
            """
            {"blocks": {"languageVersion": 0, "blocks": [
              {"type": "controls_if", "id": "a", "x": 13, "y": -4.5, "collapsed": true, "deletable": false, "movable": false,
               "editable": false, "inline": false, "enabled": false, "data": "d", "extraState": {"elseIfCount": 1, "hasElse": true},
               "icons": {"comment": {"text": "why", "pinned": false, "height": 80, "width": 160}},
               "inputs": {
                 "IF0": {"shadow": {"type": "logic_boolean", "fields": {"BOOL": "TRUE"}}, "block": {"type": "logic_null"}},
                 "DO0": {"block": {"type": "variables_set", "fields": {"VAR": {"id": "v1"}},
                   "inputs": {"VALUE": {"block": {"type": "math_number", "fields": {"NUM": 12.5}}}},
                   "next": {"block": {"type": "t", "disabledReasons": ["A,B", "C"]}}}}},
               "next": {"block": {"type": "variables_get", "fields": {"VAR": {"id": "v2"}}}}}]},
             "variables": [{"name": "total", "id": "v1"}, {"name": "n", "id": "v2", "type": "Number"}],
             "workspaceComments": [{"id": "c", "x": 1, "y": 2, "width": 3, "height": 4, "text": "about"}]}
            """)
        let xml = try readXML(
            """
            <xml><variables><variable id="v1">total</variable><variable id="v2" type="Number">n</variable></variables>
            <comment id="c" x="1" y="2" w="3" h="4">about</comment>
            <block type="controls_if" id="a" x="13" y="-4.5" collapsed="true" deletable="false" movable="false" editable="false" inline="false"
              disabled="true"><mutation elseif="1" else="1"/><data>d</data><comment pinned="false" h="80" w="160">why</comment>
              <value name="IF0"><shadow type="logic_boolean"><field name="BOOL">TRUE</field></shadow><block type="logic_null"/></value>
              <statement name="DO0"><block type="variables_set"><field name="VAR" id="v1">total</field>
                <value name="VALUE"><block type="math_number"><field name="NUM">12.5</field></block></value>
                <next><block type="t" disabled-reasons="A%2CB,C"/></next></block></statement>
              <next><block type="variables_get"><field name="VAR" id="v2" variabletype="Number">n</field></block></next>
            </block></xml>
            """)
        #expect(json.workspace.firstDifference(from: xml) == nil)
        #expect(json.warnings.isEmpty)
        #expect(
            json.workspace.blocks.map(\.type) == [
                "controls_if", "logic_boolean", "logic_null", "variables_set", "math_number", "t", "variables_get",
            ])
        #expect(json.workspace.blocks.map(\.position.description) == ["2:3", "6:24", "6:88", "7:23", "8:38", "9:26", "10:22"])
    }

    @Test func aSavedBlockIsAProgram() throws {
        let workspace = try readJSON(#"{"type": "variables_get", "id": "i", "fields": {"VAR": {"id": "v", "name": "n", "type": ""}}}"#)
            .workspace
        #expect(workspace.shape == .bareBlock)
        #expect(workspace.blocks[0].fields[0].text == "n" && workspace.blocks[0].fields[0].variableID == "v")
    }

    @Test func missingCoordinatesAreZero() throws {
        let workspace = try readJSON(#"{"blocks": {"blocks": [{"type": "a", "next": {"block": {"type": "b"}}}, {"type": "c", "x": 5}]}}"#)
            .workspace
        #expect(workspace.blocks.map { $0.extra?.x } == ["0", nil, "5"])
        #expect(workspace.blocks.map { $0.extra?.y } == ["0", nil, "0"])
    }

    @Test func missingCoordinatesOfXMLAreWrittenAsTen() throws {
        let text = WorkspaceJSONWriter().write(try readXML("<xml><block type='a'/></xml>"))
        #expect(text == #"{"blocks":{"languageVersion":0,"blocks":[{"type":"a","x":10,"y":10}]}}"#)
    }

    @Test func anEmptyListOfReasonsDisablesNothing() throws {
        let blocks = try readJSON(
            #"{"blocks": {"blocks": [{"type": "a", "disabledReasons": []}, {"type": "a", "disabledReasons": [], "enabled": false}]}}"#
        )
        .workspace.blocks
        #expect(blocks.map(\.state.isDisabled) == [false, true])
        #expect(blocks.map(\.disabledReasons) == [nil, []])
    }

    @Test func variablesMayStandAfterTheBlocks() throws {
        let text = #"{"blocks": {"blocks": [{"type": "a", "fields": {"VAR": {"id": "v"}}}]}, "variables": [{"name": "x", "id": "v"}]}"#
        #expect(try readJSON(text).workspace.blocks[0].fields[0].text == "x")
    }

    @Test func legacyFieldsAreStringsOfXML() throws {
        let text =
            #"{"type": "a", "fields": {"VAR": "<field name=\"VAR\" id=\"v\" variabletype=\"T\">a &amp; b</field>", "TEXT": "<field x"}}"#
        let fields = try readJSON(text).workspace.blocks[0].fields
        #expect(fields[0].text == "a & b" && fields[0].variableID == "v" && fields[0].variableType == "T")
        #expect(fields[1].text == "<field x")
    }

    @Test func fieldsOfEveryKindBecomeText() throws {
        let text = #"{"type": "a", "fields": {"A": 1e21, "B": true, "C": false, "D": null, "E": [1, {"a": 2}], "F": -0.5, "G": ""}}"#
        #expect(try readJSON(text).workspace.blocks[0].fields.map(\.text) == ["1e+21", "TRUE", "FALSE", "", "[1,{\"a\":2}]", "-0.5", ""])
    }

    @Test func unknownMembersAreToldOnce() throws {
        let text = #"{"blocks": {"blocks": [{"type": "a", "foo": 1}, {"type": "a", "foo": 1, "next": {"bar": 1}}]}, "plugin": {}}"#
        #expect(
            DiagnosticRenderer().render(try readJSON(text).warnings) == """
                test.json:1:38: warning: 'foo' has no meaning in a block and is ignored [unknown-key]
                test.json:1:82: warning: 'bar' has no meaning in a connection and is ignored [unknown-key]
                test.json:1:96: warning: 'plugin' has no meaning in a workspace and is ignored [unknown-key]

                """)
    }
}

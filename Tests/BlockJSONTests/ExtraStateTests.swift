import BlockJSON
import BlockModel
import Testing

@Suite struct ExtraStateTests {
    @Test(arguments: [
        ("controls_if", #"{"elseIfCount":2,"hasElse":true}"#, #"<mutation elseif="2" else="1"></mutation>"#),
        ("controls_if", #"{"hasElse":true}"#, #"<mutation else="1"></mutation>"#),
        ("controls_if", #"{"elseIfCount":1}"#, #"<mutation elseif="1"></mutation>"#),
        ("text_join", #"{"itemCount":0}"#, #"<mutation items="0"></mutation>"#),
        ("lists_create_with", #"{"itemCount":3}"#, #"<mutation items="3"></mutation>"#),
        ("lists_getIndex", #"{"isStatement":true}"#, #"<mutation statement="true"></mutation>"#),
        ("lists_split", #"{"mode":"JOIN"}"#, #"<mutation mode="JOIN"></mutation>"#),
        (
            "procedures_defnoreturn", #"{"params":[{"name":"x","id":"v"},{"name":"y"}]}"#,
            #"<mutation><arg name="x" varid="v"></arg><arg name="y"></arg></mutation>"#
        ),
        ("procedures_defreturn", #"{"hasStatements":false}"#, #"<mutation statements="false"></mutation>"#),
        (
            "procedures_defreturn", #"{"params":[{"name":"x","id":"v","argId":"a"}],"hasStatements":false}"#,
            #"<mutation statements="false"><arg name="x" varid="v" argid="a"></arg></mutation>"#
        ),
        (
            "procedures_callreturn", #"{"name":"f","params":["x","y"]}"#,
            #"<mutation name="f"><arg name="x"></arg><arg name="y"></arg></mutation>"#
        ),
        ("procedures_callnoreturn", #"{"name":"f"}"#, #"<mutation name="f"></mutation>"#),
        // Strings of XML, which blocks without a form of their own have.
        (
            "math_number_property", #""<mutation divisor_input=\"true\"></mutation>""#, #"<mutation divisor_input="true"></mutation>"#
        ),
        (
            "lists_getIndex", #""<mutation statement=\"false\" at=\"true\"></mutation>""#,
            #"<mutation statement="false" at="true"></mutation>"#
        ),
        (
            "anything", #""<mutation a=\"&lt;&quot;&#10;\">t&amp;<b></b></mutation><mutation></mutation>""#,
            #"<mutation a="&lt;&quot;&#10;">t&amp;<b></b></mutation><mutation></mutation>"#
        ),
        // What has no form is kept as JSON, beside what is known.
        (
            "anything", #"{"a":[1,null,{"b":"c"}]}"#,
            #"<mutation extra-state="{&quot;a&quot;:[1,null,{&quot;b&quot;:&quot;c&quot;}]}"></mutation>"#
        ),
        ("anything", #""plain text""#, #"<mutation extra-state="&quot;plain text&quot;"></mutation>"#),
        ("anything", #""<b>unclosed""#, #"<mutation extra-state="&quot;&lt;b&gt;unclosed&quot;"></mutation>"#),
        ("anything", "null", #"<mutation extra-state="null"></mutation>"#),
        (
            "controls_if", #"{"elseIfCount":1,"more":2}"#,
            #"<mutation elseif="1" extra-state="{&quot;elseIfCount&quot;:1,&quot;more&quot;:2}"></mutation>"#
        ),
        ("text_join", #"{"itemCount":"two"}"#, #"<mutation extra-state="{&quot;itemCount&quot;:&quot;two&quot;}"></mutation>"#),
    ])
    func extraStateAndMutationSayTheSame(type: String, state: String, mutation: String) throws {
        let json = #"{"type":"\#(type)","x":1,"y":2,"extraState":\#(state)}"#
        let xml = #"<block type="\#(type)" x="1" y="2">\#(mutation)</block>"#
        let (fromJSON, fromXML) = (try readJSON(json).workspace, try readXML(xml))
        #expect(fromJSON.firstDifference(from: fromXML) == nil)
        #expect(WorkspaceJSONWriter().write(fromXML) == json)
    }

    @Test func statesNestedTooDeepAreRefused() {
        let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        #expect(
            failure(of: #"{"type": "a", "extraState": \#(deep)}"#)
                == "test.json:1:29: error: the extra state is nested deeper than 64 [markup-too-deep]\n")
    }
}

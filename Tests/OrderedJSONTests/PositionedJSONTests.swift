import OrderedJSON
import Testing

@Suite struct PositionedJSONTests {
    @Test func knowsThePlaceOfEveryValueAndName() throws {
        let text = "{\n  \"a\": [1,\n    \"é\"],\n  \"\\u0062\" : {\"c\": null}\n}\n"
        let root = try JSONParser.parsePositioned(text, file: "x.json")
        #expect(root.file == "x.json")
        #expect(root.position.description == "1:1")
        let members = try #require(root.members)
        #expect(members.map(\.key) == ["a", "b"])
        #expect(members.map(\.keyPosition.description) == ["2:3", "4:3"])
        #expect(members.map(\.value.position.description) == ["2:8", "4:14"])
        let items = try #require(members[0].value.elements)
        #expect(items.map(\.position.description) == ["2:9", "3:5"])
        #expect(items[0].integerValue == 1)
        #expect(items[1].stringValue == "é")
        #expect(root["b"]?["c"]?.isNull == true)
        #expect(root["b"]?["c"]?.position.description == "4:20")
        #expect(root.value == ["a": [1, "é"], "b": ["c": nil]])
        #expect(members[1].value.value == ["c": nil])
    }

    @Test func kindsAreNamedForMessages() throws {
        let items = try #require(try JSONParser.parsePositioned(#"[null, true, 1, "x", [], {}]"#).elements)
        #expect(items.map(\.kindName) == ["null", "true or false", "number", "text", "list", "object"])
        #expect(items.map(\.value.kindName) == items.map(\.kindName))
        #expect(items[1].boolValue == true)
        #expect(items[2].boolValue == nil)
        #expect(items[4].elements?.isEmpty == true)
        #expect(items[5].members?.isEmpty == true)
    }

    @Test func textsAcrossMultipleLinesShareTheirLineTable() throws {
        let root = try JSONParser.parsePositioned("[\n\n\n1\n]")
        #expect(root.elements?.first?.position == JSONPosition(line: 4, column: 1))
    }
}

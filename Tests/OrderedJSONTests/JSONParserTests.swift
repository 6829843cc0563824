import OrderedJSON
import Testing

@Suite struct JSONParserTests {
    @Test func readsEveryKindOfValue() throws {
        let value = try JSONParser.parse(#" {"a": [1, -2.5e3, true, false, null], "b": {}, "c": [], "d": "x"} "#)
        #expect(value == ["a": [1, -2500, true, false, nil], "b": [:], "c": [], "d": "x"])
        #expect(value.objectValue?.keys == ["a", "b", "c", "d"])
    }

    @Test func skipsAByteOrderMark() throws {
        #expect(try JSONParser.parse("\u{FEFF}1") == 1)
    }

    @Test func ofTwoMembersWithOneNameTheLastWins() throws {
        let object = try #require(try JSONParser.parse(#"{"a":1,"b":2,"a":3}"#).objectValue)
        #expect(object.keys == ["a", "b"])
        #expect(object["a"] == 3)
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u00e9\uD83D\uDE00é😀""#, "é😀é😀"),
        (#""\uD83Dx""#, "\u{FFFD}x"),
        (#""\uDE00""#, "\u{FFFD}"),
        (#""\uD83D\uD83D\uDE00""#, "\u{FFFD}😀"),
        (#""\u0000""#, "\u{0}"),
    ])
    func decodesEscapes(text: String, expected: String) throws {
        #expect(try JSONParser.parse(text) == .string(expected))
    }

    @Test(arguments: [
        ("0", 0), ("-0", -0.0), ("123456789012345678", 123456789012345680), ("1e400", .infinity), ("5e-324", .leastNonzeroMagnitude),
        ("0.1", 0.1), ("1.7976931348623157e308", 1.7976931348623157e308), ("9007199254740993", 9007199254740992), ("1E+2", 100),
    ])
    func readsTheNearestDouble(text: String, expected: Double) throws {
        #expect(try JSONParser.parse(text).doubleValue?.bitPattern == expected.bitPattern)
    }

    @Test(arguments: [
        ("", "1:1: error: expected a value, got the end of the text"),
        ("{\"a\":1,}", "1:7: error: a comma is followed by nothing\nhint: remove the last comma"),
        ("[1\n 2]", "2:2: error: expected ',' or ']', got '2'\nhint: is a comma missing before it?"),
        ("{'a':1}", "1:2: error: expected a name in double quotes, got '''\nhint: write names as \"name\""),
        ("['a']", "1:2: error: expected a value, got '''\nhint: texts are written in double quotes"),
        ("{\n  \"a\": [\n", "3:1: error: expected a value, got the end of the text\nhint: the '[' of line 2, column 8 is still open"),
        ("[01]", "1:2: error: a number with a leading zero\nhint: remove the zero"),
        ("[1.]", "1:2: error: a number that ends in '.'"),
        ("[-]", "1:2: error: a '-' without a number"),
        ("[1e]", "1:2: error: a number without its exponent"),
        ("[1x]", "1:2: error: a number is followed by letters\nhint: texts are written in double quotes"),
        (
            "True",
            "1:1: error: expected a value, got 'True'\nhint: the words of JSON are true, false and null; texts are written in double quotes"
        ),
        (
            "nullx",
            "1:1: error: expected a value, got 'nullx'\nhint: the words of JSON are true, false and null; texts are written in double quotes"
        ),
        ("// x\n1", "1:1: error: expected a value, got '/'\nhint: JSON has no comments"),
        ("1 2", "1:3: error: expected the end of the text, got '2'\nhint: a JSON text holds one value"),
        (
            "\"a\nb\"",
            "1:3: error: a text holds a raw control character\nhint: is the closing quote missing? a new line in a text is written \\n"
        ),
        ("\"\\x\"", "1:2: error: an escape that JSON does not have\nhint: write a backslash as \\\\"),
        ("\"\\u12g4\"", "1:2: error: '\\u' needs four hexadecimal digits"),
        ("\"abc", "1:1: error: a text without a closing quote"),
        ("{\"a\" 1}", "1:6: error: expected ':' after a name, got '1'"),
        ("[}", "1:2: error: expected a value, got '}'"),
    ])
    func saysWhatIsWrongAndWhere(text: String, message: String) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(text, file: "f.json") }
        #expect(error?.description == "f.json:\(message)")
    }

    @Test(arguments: [
        [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
    ])
    func refusesBytesThatAreNotUTF8(bytes: [UInt8]) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(bytes) }
        #expect(error?.message == "a byte that is not UTF-8")
        #expect(error?.column == 2)
    }

    @Test func limitsTheDepth() throws {
        let text = String(repeating: "[", count: 257) + String(repeating: "]", count: 257)
        let error = #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(text) }
        #expect(error?.message == "nested more than 256 levels deep")
        #expect(error?.column == 257)
        #expect(throws: Never.self) { try JSONParser.parse(text, depthLimit: 257) }
    }

    @Test func readsAndWritesAndFreesObjectsOfAnyDepth() throws {
        let text = String(repeating: #"{"a":[1,"#, count: 100_000) + "1" + String(repeating: "]}", count: 100_000)
        let value = try JSONParser.parse(text, depthLimit: 300_000)
        #expect(JSONWriter.text(value) == text)
    }

    @Test func walksTextsOfAnyDepthByPlace() throws {
        let text = String(repeating: "[", count: 300_000) + String(repeating: "]", count: 300_000)
        var value = try JSONParser.parsePositioned(text, depthLimit: 300_000)
        var depth = 1
        while let inner = value.elements?.first {
            value = inner
            depth += 1
        }
        #expect(depth == 300_000)
        #expect(value.position == JSONPosition(line: 1, column: 300_000))
    }
}

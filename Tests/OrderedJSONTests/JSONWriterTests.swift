import OrderedJSON
import Testing

@Suite struct JSONWriterTests {
    @Test(arguments: [
        (1e21, "1e+21"), (1e20, "100000000000000000000"), (123456789012345683968, "123456789012345680000"), (0.000001, "0.000001"),
        (1e-7, "1e-7"), (1.5e-7, "1.5e-7"), (-0.0, "0"), (5, "5"), (-1.25, "-1.25"), (0.1, "0.1"), (.leastNonzeroMagnitude, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"), (9007199254740992, "9007199254740992"), (123456.789, "123456.789"),
        (0.000001234, "0.000001234"), (.nan, "null"), (.infinity, "null"),
    ])
    func writesNumbersAsJavaScriptDoes(number: Double, text: String) {
        #expect(JSONWriter.text(.number(number)) == text)
    }

    @Test func escapesWhatJavaScriptEscapes() {
        #expect(
            JSONWriter.text("\u{0}\u{1F}\u{8}\u{C}\n\r\t\"\\/\u{7F}é😀\u{2028}")
                == "\"\\u0000\\u001f\\b\\f\\n\\r\\t\\\"\\\\/\u{7F}é😀\u{2028}\"")
    }

    @Test func laysOutOneMemberALine() {
        let value: JSONValue = ["a": [1, ["b": nil]], "c": [:], "d": []]
        #expect(JSONWriter.text(value) == #"{"a":[1,{"b":null}],"c":{},"d":[]}"#)
        #expect(
            JSONWriter.text(value, .pretty) == """
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "c": {},
                  "d": []
                }
                """)
    }
}

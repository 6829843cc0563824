import BlockJSON
import BlockModel
import Testing

@Suite struct JSONFaultTests {
    @Test(arguments: [
        ("", "test.json: error: the file is empty [json-empty]\n  hint: export the program again\n"),
        (" \n", "test.json: error: the file is empty [json-empty]\n  hint: export the program again\n"),
        (
            "[]",
            "test.json:1:1: error: the list is not a block program [json-root]\n  hint: a program is an object with \"blocks\", or a single block with a \"type\"\n"
        ),
        (#"{"blocks": []}"#, "test.json:1:12: error: 'blocks' must be an object, found list [json-kind]\n"),
        (#"{"blocks": {"blocks": [1]}}"#, "test.json:1:24: error: 'block' must be an object, found number [json-kind]\n"),
        (
            #"{"blocks": {"blocks": [{"type": "a", "fields": 1}]}}"#,
            "test.json:1:48: error: 'fields' must be an object, found number [json-kind]\n"
        ),
        (
            "{\"blocks\": {\"blocks\": [\n {\"id\": \"i\"}]}}",
            "test.json:2:2: error: a block has no type (block 'i') [missing-type]\n  hint: every block names its type, as in \"type\": \"controls_if\"\n"
        ),
        (
            #"{"type": "a", "inputs": {"A": {"shadow": {"type": "s", "inputs": {"B": {"block": {"type": "b"}}}}}}}"#,
            "test.json:1:82: error: 'b' is a block inside the shadow 's' [block-in-shadow]\n  note: 1:42: the shadow is here\n  hint: only shadows may be inside a shadow; make the outer one a block\n"
        ),
        (
            #"{"type": "a", "inputs": {"A": {}, "A": {}}}"#,
            "test.json:1:35: error: the input 'A' of 'a' is given twice [repeated-input]\n  hint: an input holds one block; remove one of the two\n"
        ),
        (
            #"{"type": "a", "fields": {"VAR": {"id": "v"}}}"#,
            "test.json:1:26: error: the field 'VAR' names the variable id 'v', which is not declared [unknown-variable]\n  hint: declare it in \"variables\", or give the field a \"name\" too\n"
        ),
        (
            #"{"variables": [{"name": "a", "id": "1"}, {"name": "A", "id": "2"}]}"#,
            "test.json:1:42: error: a variable 'A' is declared already with another id [variable-conflict]\n  note: 1:16: 'a' is declared here\n  hint: names that differ only in case are the same variable; remove one of the two\n"
        ),
    ])
    func faultsAreToldWithTheirPlace(text: String, expected: String) {
        #expect(failure(of: text) == expected)
    }

    @Test func textThatIsNotJSONIsTold() {
        #expect(failure(of: "{\"blocks\": \n}").hasPrefix("test.json:2:1: error: "))
        #expect(failure(of: "{\"blocks\": \n}").contains("[json-syntax]"))
    }

    @Test func limitsAreKept() {
        var limits = ReadingLimits()
        limits.maximumBlockCount = 1
        #expect(
            failure(of: #"{"blocks": {"blocks": [{"type": "a"}, {"type": "b"}]}}"#, limits: limits)
                == "test.json:1:39: error: the program has more than 1 blocks [too-many-blocks]\n")
        limits.maximumByteCount = 5
        #expect(failure(of: "{     }", limits: limits) == "test.json: error: the file has 7 bytes; at most 5 are read [file-too-large]\n")
    }

    @Test func deepValuesWhereNoneBelongDoNotCrash() {
        let deep = String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
        #expect(failure(of: #"{"type": "a", "fields": {"F": \#(deep)}, "x": \#(deep), "icons": {"i": \#(deep)}}"#) == "loaded 1 blocks")
    }
}

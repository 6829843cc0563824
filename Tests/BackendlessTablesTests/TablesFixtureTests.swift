import BackendlessTables
import BackendlessUsers
import OrderedJSON
import Testing

@Suite struct TablesFixtureTests {
    @Test func holdsTablesCountersAndCache() throws {
        let service = try makeService(
            #"""
            {"x-note": 1, "Orders": [{"objectId": "O1", "total": 2.5, "created": 5, "updated": "1970-01-01T00:00:00.006Z", "ownerId": "U"}],
             "Days": {"columns": [{"name": "day", "type": "DATETIME"}], "rows": [{"day": "2023-11-14T22:13:20Z"}]},
             "$counters": {"n": 7}, "$cache": {"k": [1]}}
            """#)
        let order = try service.request("GET", "/data/Orders/O1")
        #expect(order == ["___class": "Orders", "objectId": "O1", "ownerId": "U", "total": 2.5, "created": 5, "updated": 6])
        #expect(values(try service.request("GET", "/data/Days"), "day") == [.number(Double(noon))])
        let contents = try service.tables.withBackend { try $0.contents() }
        #expect(contents.keys == ["Orders", "Days", "$counters", "$cache"])
        #expect(contents["$counters"] == ["n": 7] && contents["$cache"] == ["k": [1]])
    }

    @Test(arguments: [
        ("[]", "f.json:1:1: error: a tables fixture must be an object, got a list"),
        (
            #"{"a b": []}"#,
            "f.json:1:2: error: 'a b' cannot be the name of a table\nhint: use letters, digits and underscores, a letter first"
        ),
        (#"{"Users": []}"#, "f.json:1:2: error: 'Users' cannot be the name of a table\nhint: give users with a users fixture"),
        (#"{"T": 5}"#, "f.json:1:7: error: the table 'T' must be an object, got 5"),
        (#"{"T": [5]}"#, "f.json:1:8: error: a row of 'T' must be an object, not number"),
        (#"{"T": [{"objectId": "a"}, {"objectId": "a"}]}"#, "f.json:1:40: error: the objectId 'a' is there twice"),
        (#"{"T": {"rows": [], "row": 1}}"#, "f.json:1:20: error: the table 'T' has no key 'row'\nhint: did you mean 'rows'?"),
        (
            #"{"T": {"columns": [{"name": "created"}]}}"#,
            "f.json:1:20: error: the column 'created' is made by the service\nhint: leave it out"
        ),
        (#"{"$counters": {"n": 1.5}}"#, "f.json:1:21: error: the counter 'n' must be a whole number"),
        (
            #"{"$dynamic": true}"#,
            "f.json:1:2: error: a tables fixture has no key '$dynamic'\nhint: known are $counters, $cache, $dynamicSchema and names of tables"
        ),
        ("{", "f.json:1:2: error: expected a name or '}', got the end of the text\nhint: the '{' of line 1, column 1 is still open"),
    ])
    func saysWhatIsWrongWhere(text: String, message: String) {
        let error = #expect(throws: UsersFixtureError.self) { try TablesFixture.parse(text, file: "f.json") }
        #expect(error?.description == message)
    }
}

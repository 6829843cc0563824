import BackendlessTables
import BackendlessUsers
import OrderedJSON
import Testing

/// What goes over the wire is what the SDK sends.
@Suite struct DataExchangeTests {
    @Test(arguments: [
        ("data.save", #"{"table_name": "T x", "table_object": {"a": {"$date": 5}}}"#, "PUT", "/data/T%20x", "", #"{"a":5}"#),
        (
            "data.find", #"{"table_name": "T", "where_clause": "a > 1", "page_size": 50, "sort_by": ["a desc", "b"]}"#, "POST",
            "/data/T/find", "", #"{"pageSize":50,"offset":0,"where":"a > 1","sortBy":"a desc,b"}"#
        ),
        ("data.findFirst", #"{"table_name": "T"}"#, "POST", "/data/T/find", "", #"{"pageSize":1,"offset":0,"sortBy":"created asc"}"#),
        ("data.findById", #"{"table_name": "T", "object_id": "a/b"}"#, "GET", "/data/T/a%2Fb", "", nil),
        ("data.count", #"{"table_name": "T"}"#, "POST", "/data/T/count", "", "{}"),
        ("data.remove", #"{"table_name": "T", "object": {"objectId": "O"}}"#, "DELETE", "/data/T/O", "", nil),
        (
            "data.bulkUpdate", #"{"table_name": "T", "where_clause": "foo>123", "changes": {"foo": 3}}"#, "PUT", "/data/bulk/T",
            "where=foo%3E123", #"{"foo":3}"#
        ),
        (
            "data.bulkDelete", #"{"table_name": "T", "where_clause": ["a", {"objectId": "b'c"}]}"#, "POST", "/data/bulk/T/delete", "",
            #"{"where":"objectId in ('a','b''c')"}"#
        ),
        (
            "data.bulkCreate", #"{"table_name": "T", "objects": [{"a": {"$date": 0}}]}"#, "POST", "/data/bulk/T", "",
            #"[{"a":"1970-01-01T00:00:00.000Z"}]"#
        ),
        ("counters.addAndGet", #"{"name": "n", "value": 123}"#, "PUT", "/counters/n/incrementby/get", "value=123", nil),
        (
            "counters.compareAndSet", #"{"name": "n", "expected": 10, "updated": 20}"#, "PUT", "/counters/n/get/compareandset",
            "expected=10&updatedvalue=20", nil
        ),
        ("counters.getAndDecrement", #"{"name": "n"}"#, "PUT", "/counters/n/get/decrement", "", nil),
        ("cache.put", #"{"name": "k", "value": {"v": 1}, "time_to_live": 123}"#, "PUT", "/cache/k", "timeout=123", #"{"v":1}"#),
        ("cache.contains", #"{"name": "k"}"#, "GET", "/cache/k/check", "", nil),
    ])
    func callsMakeTheRequestsOfTheSDK(name: String, arguments: String, method: String, path: String, query: String, body: String?) throws {
        let call = try DataCall(name: name, arguments: try JSONParser.parse(arguments).objectValue ?? [:])
        let request = try DataExchange(call).request
        #expect(request.method == method && request.path == path && request.query == query)
        #expect(request.body.map { JSONWriter.text($0) } == body)
    }

    @Test(arguments: [
        ("data.find", "{}", "Class name should be specified"),
        ("data.find", #"{"table_name": 5}"#, "Class name should be specified"),
        ("data.find", #"{"table_name": "T", "page_size": 0}"#, "Page size must be a positive value."),
        ("data.count", #"{"table_name": "T", "where_clause": 5}"#, "Condition must be a string or an instance of DataQueryBuilder."),
        ("data.remove", #"{"table_name": "T", "object": {}}"#, "Object Id must be provided and must be a string."),
        ("data.bulkUpdate", #"{"table_name": "T", "where_clause": ""}"#, "Condition must be provided and must be a string."),
        (
            "data.bulkUpdate", #"{"table_name": "T", "where_clause": "a=1", "changes": []}"#,
            "Changes must be provided and must be a object."
        ),
        ("data.bulkDelete", #"{"table_name": "T"}"#, "Condition must be provided and must be a string or a list of objects."),
        ("counters.get", #"{"name": 5}"#, "Counter Name must be provided and must be a string."),
        ("counters.addAndGet", #"{"name": "n"}"#, "Counter Value must be a number."),
        ("cache.get", "{}", "Cache Key must be provided and must be a string."),
        ("cache.put", #"{"name": "k", "value": 1, "time_to_live": -1}"#, "Cache TimeToLive must be a positive number."),
    ])
    func argumentsAreCheckedAsTheSDKDoes(name: String, arguments: String, message: String) throws {
        let call = try DataCall(name: name, arguments: try JSONParser.parse(arguments).objectValue ?? [:])
        let fault = #expect(throws: UserFault.self) { try DataExchange(call) }
        #expect(fault?.message == message && fault?.operation == name)
    }

    @Test func aMisspeltNameIsCorrected() {
        let fault = #expect(throws: UserFault.self) { try DataCall(name: "data.fnid") }
        #expect(fault?.message == "there is no operation 'data.fnid'; did you mean 'data.find'?")
        let wrong = #expect(throws: UserFault.self) { try DataCall(.find, ["table": 1]).checkArgumentNames() }
        #expect(wrong?.message.hasPrefix("data.find has no argument 'table'") == true)
    }

    @Test func aDeepArgumentIsRefusedBeforeItIsWalked() {
        var deep: JSONValue = 1
        for _ in 0..<1_000 { deep = [deep] }
        #expect(throws: UserFault.self) { try DataExchange(DataCall(.save, ["table_name": "T", "table_object": ["a": deep]])) }
    }
}

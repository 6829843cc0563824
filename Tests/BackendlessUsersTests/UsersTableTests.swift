import BackendlessUsers
import OrderedJSON
import Testing

/// The table `Users` through the routes of tables.
@Suite struct UsersTableTests {
    private func answer(
        _ service: InMemoryUserService, _ method: String, _ path: String, _ query: String = "", _ body: JSONValue? = nil
    ) throws -> JSONValue {
        let request = try #require(UserRequest(method: method, path: path, query: query, body: body))
        return try service.answer(request) ?? ""
    }

    private func emails(_ value: JSONValue) -> [String?] { value.arrayValue?.map { $0["email"]?.stringValue } ?? [] }

    @Test func describingGivesTheColumns() throws {
        let names = try answer(makeService(), "GET", "/data/Users/properties").arrayValue?.map { $0["name"]?.stringValue }
        #expect(names?.contains("objectId") == true)
        #expect(names?.contains("email") == true)
    }

    @Test func aUserIsLoadedByItsPrimaryKey() throws {
        #expect(try answer(makeService(), "GET", "/data/Users/pk", "objectId=B")["name"] == "Bob")
    }

    @Test func theEndsAreUsers() throws {
        let service = try makeService()
        #expect(try answer(service, "GET", "/data/Users/first", "sortBy=name%20desc")["name"] == "Bob")
        #expect(try answer(service, "GET", "/data/Users/last", "sortBy=name&props=name") == ["name": "Alice"])
        #expect(
            code { () throws(UserFault) in _ = try service.answer(.end(UserQuery([.init("where", ["name='X'"])]), isLast: false)) } == 1010)
    }

    @Test func queriesInAddressesHavePagesAndProperties() throws {
        let service = try makeService()
        #expect(
            try emails(answer(service, "GET", "/data/Users", "pageSize=1&offset=1&property=email&property=name")) == ["bob@example.org"])
        let page = try answer(service, "GET", "/data/Users", "pageSize=1&property=email&property=name")
        #expect(page == [["email": "alice@example.org", "name": "Alice"]])
        for query: JSONObject in [
            ["pageSize": "x"], ["pageSize": 0], ["pageSize": 101], ["offset": -1], ["groupBy": "name"], ["having": "a"],
        ] {
            #expect(code { () throws(UserFault) in _ = try service.answer(.find(query)) } == 8007, "\(query)")
        }
    }

    @Test func unknownPropertiesAreRefused() throws {
        let service = try makeService()
        for query: JSONObject in [["props": "nme"], ["sortBy": "nme desc"], ["props": "Count(objectId)"]] {
            #expect(code { () throws(UserFault) in _ = try service.answer(.find(query)) } == 1006)
        }
        #expect(code { () throws(UserFault) in _ = try service.answer(.load(id: "A", properties: ["nme"])) } == 1006)
    }

    @Test func distinctUsersAreGivenOnce() throws {
        let service = try makeService()
        #expect(try service.answer(.find(["props": "___class", "distinct": true])) == [["___class": "Users"]])
        #expect(try service.answer(.count(["props": "___class", "distinct": true])) == 1)
        #expect(try service.answer(.count(["distinct": true])) == 2)
    }

    @Test func upsertChangesOrMakes() throws {
        let service = try makeService()
        try service.logIn()
        #expect(try service.answer(.upsert(["objectId": "A", "name": "Al"]))?["name"] == "Al")
        #expect(try service.answer(.upsert(["email": "c@example.org", "password": "p"]))?["email"] == "c@example.org")
        #expect(
            code { () throws(UserFault) in _ = try service.answer(.upsert(["objectId": "C", "email": "d@e.org", "password": "p"])) } == 3039
        )
    }

    @Test func aBulkUpsertHappensWhollyOrNotAtAll() throws {
        let service = try makeService()
        try service.logIn()
        let ids = try service.answer(.bulkUpsert([["objectId": "A", "name": "Al"], ["email": "c@example.org", "password": "p"]]))?
            .arrayValue
        #expect(ids?.count == 2)
        #expect(ids?.first == "A")
        let bad: [JSONValue] = [
            ["objectId": "A", "name": "Bad"], ["email": "d@example.org", "password": "p"], ["objectId": "B", "name": "Bad"],
        ]
        #expect(code { () throws(UserFault) in _ = try service.answer(.bulkUpsert(bad)) } == 3029)
        #expect(try service.answer(.count([:])) == 3)
        #expect(try service.answer(.findByID("A", UserQuery()))?["name"] == "Al")
        #expect(code { () throws(UserFault) in _ = try service.answer(.login(["login": "d@example.org", "password": "p"])) } == 3003)
    }

    @Test func bulkDeletionTakesItsConditionFromTheAddress() throws {
        let service = try makeService()
        #expect(try answer(service, "DELETE", "/data/bulk/Users", "where=name%3D%27Bob%27") == 1)
        #expect(try service.answer(.count([:])) == 1)
    }

    @Test func aTableHasSoManyColumns() throws {
        let service = try makeService()
        try service.logIn()
        let many = JSONObject((0..<400).map { ("p\($0)", 1) })
        #expect(code { () throws(UserFault) in try service.update(many.merging(["objectId": "A"])) } == 1149)
        #expect(try service.answer(.findByID("A", UserQuery()))?["p0"] == nil)
    }
}

extension JSONObject {
    fileprivate func merging(_ other: JSONObject) -> JSONObject {
        var merged = self
        for (name, value) in other { merged[name] = value }
        return merged
    }
}

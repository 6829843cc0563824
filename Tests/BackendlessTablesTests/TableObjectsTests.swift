import BackendlessTables
import BackendlessUsers
import OrderedJSON
import Testing

@Suite struct TableObjectsTests {
    @Test func savingMakesTableColumnsAndObject() throws {
        let service = try makeService()
        let saved = try service.call(
            "data.save",
            #"{"table_name": "Orders", "table_object": {"title": "Tea", "price": 3, "rate": 0.5, "paid": true, "tags": ["a"]}}"#)
        #expect(saved["title"] == "Tea" && saved["price"] == 3 && saved["paid"] == true && saved["tags"] == ["a"])
        #expect(saved["___class"] == "Orders" && saved["created"] == .number(Double(noon)) && saved["updated"] == .null)
        #expect(saved["ownerId"] == .null && saved["objectId"]?.stringValue?.count == 36)
        let columns = try service.call("data.describe", #"{"table_name": "Orders"}"#)
        #expect(values(columns) == ["title", "price", "rate", "paid", "tags", "created", "updated", "objectId", "ownerId"])
        #expect(values(columns, "type").prefix(5) == ["STRING", "INT", "DOUBLE", "BOOLEAN", "JSON"])
        #expect(columns.arrayValue?.first?.objectValue?.keys.contains("identity") == false)
    }

    @Test func savingAnObjectWithItsIDChangesIt() throws {
        let clock = ManualUsersClock(noon)
        let service = try makeService(#"{"Orders": [{"objectId": "O1", "title": "Tea", "price": 3}]}"#, clock: clock.clock)
        clock.advance(milliseconds: 5)
        let saved = try service.call(
            "data.save", #"{"table_name": "Orders", "table_object": {"objectId": "O1", "price": 4, "created": 1, "ownerId": "x"}}"#)
        #expect(saved["title"] == "Tea" && saved["price"] == 4)
        #expect(saved["created"] == .number(Double(noon)) && saved["updated"] == .number(Double(noon + 5)) && saved["ownerId"] == .null)
    }

    @Test func idsThatAreNotThereAreRefusedButUpserted() throws {
        let service = try makeService(#"{"Orders": [{"objectId": "O1"}]}"#)
        let fault = service.fault("PUT", "/data/Orders", #"{"objectId": "O2", "price": 1}"#)
        #expect(fault?.code == 1000 && fault?.message == "Entity with ID O2 not found")
        #expect(service.fault("GET", "/data/Orders/O2")?.code == 1000)
        #expect(service.fault("DELETE", "/data/Orders/O2")?.code == 1000)
        #expect(try service.request("PUT", "/data/Orders/upsert", #"{"objectId": "O2", "price": 1}"#)?["objectId"] == "O2")
        #expect(try service.request("PUT", "/data/Orders/upsert", #"{"objectId": "O2", "price": 2}"#)?["price"] == 2)
        #expect(service.fault("POST", "/data/Orders", #"{"objectId": "O2"}"#)?.code == 1101)
        #expect(service.fault("PUT", "/data/Orders", #"{"objectId": 7, "price": 2}"#)?.code == 1007)
    }

    @Test func objectsAreDeletedByIDOrWhole() throws {
        let service = try makeService(#"{"Orders": [{"objectId": "O1"}, {"objectId": "O2"}, {"objectId": "O3"}]}"#)
        #expect(try service.call("data.remove", #"{"table_name": "Orders", "object": "O1"}"#)["deletionTime"] == .number(Double(noon)))
        try service.call("data.remove", #"{"table_name": "Orders", "object": {"objectId": "O3"}}"#)
        #expect(values(try service.request("GET", "/data/Orders"), "objectId") == ["O2"])
    }

    @Test func valuesOfAnotherTypeAreRefusedByName() throws {
        let service = try makeService(
            #"{"Order": {"columns": [{"name": "price", "type": "INT"}, {"name": "discount", "type": "DOUBLE"}, {"name": "ordered", "type": "DATETIME"}, {"name": "delivered", "type": "BOOLEAN"}, {"name": "title", "type": "STRING", "size": 3}]}}"#
        )
        let wrong = service.fault("PUT", "/data/Order", #"{"price": "x", "discount": "x", "delivered": 1}"#)
        #expect(wrong?.code == 1007)
        #expect(
            wrong?.message
                == "Unable to save object - invalid data type for properties - price, discount, delivered. You can change the property type in developer console."
        )
        #expect(service.fault("PUT", "/data/Order", #"{"ordered": "x"}"#)?.message == "Invalid date format for property ordered")
        #expect(service.fault("PUT", "/data/Order", #"{"price": 1.5}"#)?.code == 1007)
        #expect(service.fault("PUT", "/data/Order", #"{"price": 3000000000}"#)?.code == 8000)
        #expect(service.fault("PUT", "/data/Order", #"{"title": "long"}"#)?.code == 8000)
        #expect(try service.request("PUT", "/data/Order", #"{"ordered": "2023-11-14T22:13:20Z"}"#)?["ordered"] == .number(Double(noon)))
        #expect(try service.request("PUT", "/data/Order", #"{"ordered": "11/14/2023 22:13:20"}"#)?["ordered"] == .number(Double(noon)))
        #expect(try service.request("GET", "/data/Order/count") == 2)
    }

    @Test func requiredUniqueAndDefaultAreKept() throws {
        let service = try makeService(
            #"{"Tags": {"columns": [{"name": "name", "type": "STRING", "required": true, "unique": true}, {"name": "rank", "type": "INT", "defaultValue": 1}], "rows": [{"objectId": "T1", "name": "red"}]}}"#
        )
        #expect(service.fault("POST", "/data/Tags", #"{"rank": 2}"#)?.code == 1137)
        #expect(service.fault("PUT", "/data/Tags/T1", #"{"name": null}"#)?.code == 1137)
        #expect(service.fault("POST", "/data/Tags", #"{"name": "RED"}"#)?.code == 1155)
        #expect(try service.request("PUT", "/data/Tags/T1", #"{"name": "red", "rank": 5}"#)?["rank"] == 5)
        #expect(try service.request("POST", "/data/Tags", #"{"name": "blue"}"#)?["rank"] == 1)
    }

    @Test func unknownTablesAreRefusedUntilSomethingIsStored() throws {
        let service = try makeService()
        for (method, path, body) in [
            ("GET", "/data/Ghost", nil), ("POST", "/data/Ghost/find", "{}"), ("GET", "/data/Ghost/count", nil),
            ("GET", "/data/Ghost/first", nil),
            ("GET", "/data/Ghost/x", nil), ("DELETE", "/data/Ghost/x", nil), ("GET", "/data/Ghost/properties", nil),
            ("PUT", "/data/Ghost/x", #"{"a": 1}"#), ("PUT", "/data/bulk/Ghost?where=a%3D1", #"{"a": 1}"#),
            ("POST", "/data/bulk/Ghost/delete", #"{"where": "a=1"}"#), ("PUT", "/data/Ghost", #"{"objectId": "x", "a": 1}"#),
        ] {
            let fault = service.fault(method, path, body)
            #expect(fault?.code == 1009, "\(method) \(path)")
            #expect(
                fault?.message
                    == "Table not found by name 'Ghost'. Make sure the client class referenced in the API call has the same literal name as the table in Backendless console"
            )
        }
        #expect(try service.request("PUT", "/data/bulkupsert/Ghost", "[{}]")?.arrayValue?.count == 1)
        #expect(try service.request("GET", "/data/Ghost/count") == 1)
    }

    @Test func withoutDynamicSchemaNothingIsMade() throws {
        let service = try makeService(#"{"$dynamicSchema": false, "Tags": [{"name": "red"}]}"#)
        #expect(service.fault("POST", "/data/Ghost", "{}")?.code == 1009)
        #expect(service.fault("POST", "/data/Tags", #"{"colour": 1}"#)?.code == 1169)
        #expect(try service.request("POST", "/data/Tags", #"{"name": "blue"}"#)?["name"] == "blue")
    }

    @Test func namesThatCannotBeNamesAreRefused() throws {
        let service = try makeService()
        #expect(service.fault("POST", "/data/a%20b", "{}")?.code == 1038)
        #expect(service.fault("POST", "/data/Tags", #"{"a`b": 1}"#)?.code == 1038)
        // A refused request leaves nothing behind.
        #expect(service.fault("GET", "/data/Tags")?.code == 1009)
        let many = (0..<301).map { "\"c\($0)\": 1" }.joined(separator: ",")
        #expect(service.fault("POST", "/data/Tags", "{\(many)}")?.code == 1149)
    }

    @Test func objectsBelongToWhoeverIsLoggedIn() throws {
        let users = InMemoryUserService(
            fixture: try .parse(#"[{"objectId": "A", "email": "a@b.c", "password": "p"}]"#), clock: .fixed(noon))
        let service = try makeService(users: users)
        #expect(try service.call("data.save", #"{"table_name": "T", "table_object": {}}"#)["ownerId"] == .null)
        _ = try users.performNow(UserCall(.login, ["identity": "a@b.c", "password": "p"]))
        #expect(try service.call("data.save", #"{"table_name": "T", "table_object": {}}"#)["ownerId"] == "A")
        #expect(values(try service.call("data.find", #"{"table_name": "Users", "where_clause": "email = 'a@b.c'"}"#), "objectId") == ["A"])
        users.session = UserSession(currentUser: ["user-token": "nobody's"])
        #expect(throws: UserFault.self) { try service.call("data.count", #"{"table_name": "T"}"#) }
    }

    @Test func anUpdateWithoutPropertiesIsRefused() throws {
        let service = try makeService(#"{"T": [{"objectId": "1"}]}"#)
        #expect(service.fault("PUT", "/data/T", #"{"objectId": "1"}"#)?.code == 1001)
    }
}

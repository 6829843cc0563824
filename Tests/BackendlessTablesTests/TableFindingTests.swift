import BackendlessTables
import BackendlessUsers
import OrderedJSON
import Testing

@Suite struct TableFindingTests {
    private func service() throws -> InMemoryDataService {
        try makeService(
            #"""
            {"People": [{"objectId": "1", "name": "Ann", "age": 20, "city": "Oslo", "home": {"zip": "1"}},
                        {"objectId": "2", "name": "bo", "age": 40, "city": "Oslo", "home": {"zip": "2"}},
                        {"objectId": "3", "name": "Cy", "age": 30, "city": "Rome"},
                        {"objectId": "4", "name": "Di", "age": null, "city": "Rome"}], "Empty": []}
            """#)
    }

    private func find(_ query: String) throws -> JSONValue? { try service().request("POST", "/data/People/find", query) }

    @Test func pagesHaveTenObjectsUnlessTheyAreAskedForOtherwise() throws {
        let service = try makeService()
        try service.request("POST", "/data/bulk/T", "[" + (0..<120).map { "{\"n\": \($0)}" }.joined(separator: ",") + "]")
        #expect(values(try service.request("GET", "/data/T"), "n") == (0..<10).map { .number(Double($0)) })
        #expect(try service.request("GET", "/data/T?pageSize=100")?.arrayValue?.count == 100)
        #expect(values(try service.request("GET", "/data/T?pageSize=3&offset=118"), "n") == [118, 119])
        #expect(try service.request("GET", "/data/T?offset=500") == [])
        for (query, code) in [
            ("pageSize=101", 1025), ("pageSize=0", 1005), ("pageSize=-1", 1005), ("pageSize=x", 1005),
            ("pageSize=99999999999999999999", 1005),
            ("offset=-1", 1004), ("offset=9223372036854775807", 1004),
        ] {
            #expect(service.fault("GET", "/data/T?" + query)?.code == code, "\(query)")
        }
    }

    @Test func ordersByWhatIsAskedFor() throws {
        #expect(values(try find(#"{"sortBy": "age"}"#)) == ["Di", "Ann", "Cy", "bo"])
        #expect(values(try find(#"{"sortBy": "city desc, name desc"}"#)) == ["Di", "Cy", "bo", "Ann"])
        #expect(values(try find(#"{"sortBy": ["name asc"], "pageSize": 2, "offset": 1}"#)) == ["bo", "Cy"])
        #expect(throws: UserFault.unknownColumnOfPeople) { try find(#"{"sortBy": "nothing"}"#) }
    }

    @Test func givesTheWantedProperties() throws {
        #expect(try find(#"{"props": "name,age", "pageSize": 1}"#) == [["___class": "People", "name": "Ann", "age": 20]])
        #expect(
            try find(#"{"props": "name as title,home.zip", "pageSize": 1}"#) == [["___class": "People", "title": "Ann", "home.zip": "1"]])
        let whole = try find(#"{"excludeProps": "home,created", "pageSize": 1}"#)?.arrayValue?.first?.objectValue?.keys
        #expect(whole == ["___class", "objectId", "ownerId", "name", "age", "city", "updated"])
        #expect(throws: UserFault.unknownColumnOfPeople) { try find(#"{"props": "nothing"}"#) }
        #expect(
            try service().request("GET", "/data/People/3?property=name&property=city") == [
                "___class": "People", "name": "Cy", "city": "Rome",
            ])
        #expect(try service().request("GET", "/data/People/pk?objectId=3&props=name") == ["___class": "People", "name": "Cy"])
    }

    @Test func distinctObjectsAreGivenOnce() throws {
        #expect(values(try find(#"{"props": "city", "distinct": true}"#), "city") == ["Oslo", "Rome"])
        #expect(try service().request("GET", "/data/People/count?props=city&distinct=true") == 2)
    }

    @Test func firstAndLastAreThoseOfTheOrder() throws {
        let service = try service()
        #expect(try service.request("GET", "/data/People/first?sortBy=age%20desc")?["name"] == "bo")
        #expect(try service.request("GET", "/data/People/last?where=city%3D'Oslo'&sortBy=name%20desc")?["name"] == "bo")
        #expect(service.fault("GET", "/data/Empty/first")?.code == 1010)
        #expect(try service.call("data.findFirst", #"{"table_name": "Empty"}"#) == .null)
        #expect(try service.call("data.findLast", #"{"table_name": "People", "sort_by": "age desc"}"#)["name"] == "bo")
    }

    @Test func firstAndLastGoByTheTimeOfMaking() throws {
        let clock = ManualUsersClock(noon)
        let service = try makeService(clock: clock.clock)
        for name in ["a", "b", "c"] {
            try service.request("POST", "/data/T", #"{"name": "\#(name)"}"#)
            clock.advance(milliseconds: 1)
        }
        #expect(try service.call("data.findFirst", #"{"table_name": "T"}"#)["name"] == "a")
        #expect(try service.call("data.findLast", #"{"table_name": "T"}"#)["name"] == "c")
    }

    @Test func conditionsNameColumnsOfTheTable() throws {
        #expect(values(try find(#"{"where": "age > 20 and city = 'rome'"}"#)) == ["Cy"])
        #expect(values(try find(#"{"where": "home.zip = 2"}"#)) == ["bo"])
        #expect(values(try find(#"{"where": "objectId in ('4', '1')"}"#)) == ["Ann", "Di"])
        #expect(values(try find(#"{"where": "objectId = '2'"}"#)) == ["bo"])
        #expect(values(try find(#"{"where": "objectId = '2' and age > 50"}"#)) == [])
        #expect(values(try find(#"{"where": "created at or before '2023-11-14 22:13:20' and created after '2023-11-14'"}"#)).count == 4)
        let fault = #expect(throws: UserFault.self) { try find(#"{"where": "name = Ann"}"#) }
        #expect(fault?.code == 1017 && fault?.message == "Invalid where clause: there is no column 'Ann' at position 8")
    }

    @Test func groupsAreMadeAndCounted() throws {
        #expect(
            try find(
                #"{"props": "city,Count(objectId) as people,Sum(age),Avg(age) as mean,Max(age) as oldest,Min(name) as first", "groupBy": "city"}"#
            )
                == [
                    ["___class": "People", "city": "Oslo", "people": 2, "sum": 60, "mean": 30, "oldest": 40, "first": "Ann"],
                    ["___class": "People", "city": "Rome", "people": 2, "sum": 30, "mean": 30, "oldest": 30, "first": "Cy"],
                ])
        #expect(try find(#"{"props": "Count(*)"}"#) == [["___class": "People", "count": 4]])
        #expect(try find(#"{"props": "Count(age)", "where": "age > 1000"}"#) == [["___class": "People", "count": 0]])
        #expect(values(try find(#"{"groupBy": "city", "having": "sum(age) > 30"}"#), "city") == ["Oslo"])
        #expect(
            values(try find(#"{"props": "city,Sum(age) as total", "groupBy": "city", "sortBy": "total", "having": "total > 0"}"#), "city")
                == ["Rome", "Oslo"])
        #expect(try service().request("POST", "/data/People/count", #"{"groupBy": "city"}"#) == 2)
        #expect(throws: UserFault.unknownColumnOfPeople) { try find(#"{"props": "Count(nothing)"}"#) }
        #expect(throws: UserFault.self) { try find(#"{"groupBy": "city", "having": "sum(nothing) > 1"}"#) }
    }
}

extension UserFault {
    static let unknownColumnOfPeople = UserFault(.unknownQueryColumn, "Column 'nothing' does not exist in table 'People'")
}

import BackendlessTables
import BackendlessUsers
import OrderedJSON
import Testing

@Suite struct TableBulkTests {
    private let animals =
        #"{"Animals": [{"objectId": "1", "name": "Rex", "kind": "dog"}, {"objectId": "2", "name": "Tom", "kind": "cat"}, {"objectId": "3", "name": "Bo", "kind": "dog"}]}"#

    @Test func createsAllAndGivesTheirIDs() throws {
        let service = try makeService()
        let ids = try service.call("data.bulkCreate", #"{"table_name": "Animals", "objects": [{"name": "Rex"}, {}, {"name": "Bo"}]}"#)
        #expect(ids.arrayValue?.count == 3)
        #expect(values(try service.request("GET", "/data/Animals"), "objectId") == ids.arrayValue)
    }

    @Test func createsNoneWhenOneIsWrong() throws {
        let service = try makeService(animals)
        #expect(service.fault("POST", "/data/bulk/Animals", #"[{"name": "Ann", "age": 1}, {"name": 5}]"#)?.code == 1007)
        #expect(service.fault("POST", "/data/bulk/Animals", #"[{"name": "Ann"}, {"objectId": "1"}]"#)?.code == 1101)
        #expect(service.fault("POST", "/data/bulk/Animals", #"[{"name": "Ann"}, 5]"#)?.code == 8007)
        #expect(try service.request("GET", "/data/Animals/count") == 3)
        // The column that the first object made is gone as well.
        #expect(try service.request("GET", "/data/Animals/properties")?.arrayValue?.count == 6)
    }

    @Test func updatesWhatMatches() throws {
        let service = try makeService(animals)
        #expect(
            try service.call(
                "data.bulkUpdate", #"{"table_name": "Animals", "where_clause": "kind = 'dog'", "changes": {"kind": "cat", "age": 3}}"#) == 2
        )
        #expect(try service.call("data.count", #"{"table_name": "Animals", "where_clause": "kind = 'cat'"}"#) == 3)
        #expect(values(try service.request("GET", "/data/Animals"), "age") == [3, .null, 3])
        #expect(service.fault("PUT", "/data/bulk/Animals?where=age%3D3", #"{"created": 1}"#)?.code == 1036)
        #expect(service.fault("PUT", "/data/bulk/Animals", #"{"age": 1}"#)?.code == 1017)
        #expect(service.fault("PUT", "/data/bulk/Animals?where=age%3D3", "{}")?.code == 1001)
    }

    @Test func deletesWhatMatchesOrIsListed() throws {
        let service = try makeService(animals)
        #expect(try service.call("data.bulkDelete", #"{"table_name": "Animals", "where_clause": "kind = 'dog' and name like 'B%'"}"#) == 1)
        #expect(try service.call("data.bulkDelete", #"{"table_name": "Animals", "where_clause": ["1", {"objectId": "nobody"}]}"#) == 1)
        #expect(values(try service.request("GET", "/data/Animals")) == ["Tom"])
        #expect(try service.request("DELETE", "/data/bulk/Animals?where=name%3D'tom'") == 1)
        #expect(service.fault("POST", "/data/bulk/Animals/delete", "{}")?.code == 3038)
    }

    @Test func manyDeletedRowsLeaveTheOthersFindable() throws {
        let service = try makeService()
        let objects = (0..<500).map { "{\"objectId\": \"\($0)\", \"n\": \($0)}" }.joined(separator: ",")
        try service.request("POST", "/data/bulk/Many", "[\(objects)]")
        #expect(try service.request("DELETE", "/data/bulk/Many?where=n%20%3C%20400") == 400)
        #expect(try service.request("GET", "/data/Many/450")?["n"] == 450)
        #expect(values(try service.request("GET", "/data/Many?pageSize=2&sortBy=n%20desc"), "n") == [499, 498])
    }
}

import BackendlessTables
import BackendlessUsers
import OrderedJSON
import Testing

/// Groups of users and functions of them, as of any table.
@Suite struct UserGroupsTests {
    private func service() throws -> InMemoryDataService {
        let users = InMemoryUserService(
            fixture: try UsersFixture.parse(
                #"""
                {"columns": [{"name": "age", "type": "INT"}, {"name": "city", "type": "STRING"}], "users": [
                  {"objectId": "A", "email": "a@x.org", "password": "pppp", "name": "Ann", "age": 20, "city": "Oslo"},
                  {"objectId": "B", "email": "b@x.org", "password": "pppp", "name": "Bo", "age": 40, "city": "Oslo"},
                  {"objectId": "C", "email": "c@x.org", "password": "pppp", "name": "Cy", "age": null, "city": "Rome"}]}
                """#), clock: .fixed(noon), identifiers: IdentifierSource(seed: 1))
        return try makeService(users: users)
    }

    @Test func groupsOfUsersAreMadeAndCounted() throws {
        let service = try service()
        #expect(
            try service.call(
                "data.find",
                #"{"table_name": "Users", "properties": "city,Count(objectId) as people,Sum(age),Max(age) as oldest", "group_by": "city"}"#)
                == [
                    ["___class": "Users", "city": "Oslo", "people": 2, "sum": 60, "oldest": 40],
                    ["___class": "Users", "city": "Rome", "people": 1, "sum": nil, "oldest": nil],
                ])
        #expect(
            try service.call("data.find", #"{"table_name": "Users", "properties": "Count(*)", "where_clause": "age > 30"}"#)
                == [["___class": "Users", "count": 1]])
        #expect(
            values(
                try service.call(
                    "data.find",
                    #"{"table_name": "Users", "properties": "city,Sum(age) as total", "group_by": "city", "having_clause": "total > 0"}"#),
                "city")
                == ["Oslo"])
        #expect(
            try service.call(
                "data.find", #"{"table_name": "Users", "properties": "userStatus,Count(lastLogin)", "group_by": "userStatus"}"#)
                == [["___class": "Users", "userStatus": "ENABLED", "count": 0]])
    }

    @Test func passwordsAreNoColumnOfGroups() throws {
        let service = try service()
        for properties in ["Max(password)", "Max(nothing)"] {
            let fault = #expect(throws: UserFault.self) {
                try service.call("data.find", #"{"table_name": "Users", "properties": "\#(properties)"}"#)
            }
            #expect(fault?.code == 1006)
        }
    }

    @Test func whoMayNotAskGetsNoGroups() throws {
        let service = try service()
        service.users?.session = UserSession(currentUser: ["objectId": "A", "user-token": "no such token"])
        let fault = #expect(throws: UserFault.self) {
            try service.call("data.find", #"{"table_name": "Users", "properties": "Count(*)"}"#)
        }
        #expect(fault?.code == 3064)
    }
}

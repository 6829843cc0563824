import OrderedJSON
import Testing

/// What goes over the wire, case by case, in the form in which cases are recorded.
@Suite struct WireCasesTests {
    private static let session = #""session": {"appId": "APP", "apiKey": "KEY"}"#
    private static let loggedIn = #""session": {"appId": "APP", "apiKey": "KEY", "userToken": "T", "userId": "A"}"#
    private static let json = #""headers": {"Content-Type": "application/json"}"#
    private static let jsonWithToken = #""headers": {"Content-Type": "application/json", "user-token": "T"}"#
    private static let user = #"{"___class": "Users", "objectId": "A"}"#
    private static let answer =
        #""response": {"status": 200, "body": {"objectId": "A"}}, "expectResult": {"___class": "Users", "objectId": "A"}"#

    static let cases: [(String, String)] = [
        (
            "the domain form has its own base",
            #"""
            "operation": "login", "args": ["a@b.c", "p", true], "session": {"domain": true},
            "expectRequest": {"method": "POST", "path": "/api/users/login", \#(json), "body": {"login": "a@b.c", "password": "p"}},
            "response": {"status": 200, "body": {"objectId": "A", "user-token": "N"}},
            "expectResult": {"___class": "Users", "objectId": "A", "user-token": "N"},
            "expectState": {"currentUserToken": "N", "currentUserId": "A", "persisted": true, "persistedToken": "N"}
            """#
        ),
        (
            "an identity may be a number",
            #"""
            "operation": "login", "args": [42, "p"], \#(session),
            "expectRequest": {"method": "POST", "path": "/APP/KEY/users/login", \#(json), "body": {"login": 42, "password": "p"}}, \#(answer)
            """#
        ),
        (
            "a failed login keeps the session",
            #"""
            "operation": "login", "args": ["a@b.c", "x"], \#(loggedIn),
            "expectRequest": {"method": "POST", "path": "/APP/KEY/users/login", \#(jsonWithToken), "body": {"login": "a@b.c", "password": "x"}},
            "response": {"status": 401, "body": {"code": 3003, "message": "Invalid login or password", "errorData": {}}},
            "expectError": {"code": 3003, "status": 401, "message": "Invalid login or password"},
            "expectState": {"currentUserToken": "T", "currentUserId": "A"}
            """#
        ),
        (
            "an update of a user object sends all of it",
            #"""
            "operation": "update", "args": [{"$user": {"objectId": "A", "user-token": "T", "born": {"$date": 0}, "name": null}}], \#(loggedIn),
            "expectRequest": {"method": "PUT", "path": "/APP/KEY/users/A", \#(jsonWithToken),
              "body": {"___class": "Users", "objectId": "A", "user-token": "T", "born": "1970-01-01T00:00:00.000Z", "name": null}}, \#(answer),
            "expectState": {"currentUserToken": "T", "currentUserId": "A"}
            """#
        ),
        (
            "an update without id is sent as the SDK sends it",
            #"""
            "operation": "update", "args": [{"name": "n"}], \#(session),
            "expectRequest": {"method": "PUT", "path": "/APP/KEY/users/undefined", \#(json), "body": {"name": "n"}}, \#(answer)
            """#
        ),
        (
            "an id is escaped in the path",
            #"""
            "operation": "update", "args": [{"objectId": "a/b ?é"}], \#(session),
            "expectRequest": {"method": "PUT", "path": "/APP/KEY/users/a%2Fb%20%3F%C3%A9", \#(json), "body": {"objectId": "a/b ?é"}}, \#(answer)
            """#
        ),
        (
            "a query of roles is written in the SDK's order",
            #"""
            "operation": "findByRole", "args": ["Trial User", true, {"where": "age > 18", "pageSize": 30, "offset": 40,
              "properties": ["email", "name"], "excludeProps": ["x", "y z"], "sortBy": ["created desc", "a"], "groupBy": "g,h",
              "relations": ["friends"], "relationsDepth": 1, "having": "c>1", "distinct": true}], \#(session),
            "expectRequest": {"method": "GET", "path": "/APP/KEY/users/role/Trial%20User", "headers": {}, "body": null,
              "rawQuery": "loadRoles=true&pageSize=30&offset=40&property=email&property=name&excludeProps=x,y%20z&where=age%20%3E%2018&having=c%3E1&sortBy=created%20desc,a&groupBy=g%2Ch&loadRelations=friends&relationsDepth=1&distinct=true"},
            "response": {"status": 200, "body": []}, "expectResult": []
            """#
        ),
        (
            "a find joins lists with commas",
            #"""
            "operation": "data.find", "args": [{"properties": ["a", "b"], "sortBy": ["c desc"], "relations": ["r"], "where": null, "pageSize": 5}], \#(loggedIn),
            "expectRequest": {"method": "POST", "path": "/APP/KEY/data/Users/find", \#(jsonWithToken),
              "body": {"props": "a,b", "sortBy": "c desc", "loadRelations": "r", "pageSize": 5}},
            "response": {"status": 200, "body": [{"objectId": "A"}]}, "expectResult": [\#(user)]
            """#
        ),
        (
            "the first user is the oldest",
            #"""
            "operation": "data.findFirst", "args": [], \#(session),
            "expectRequest": {"method": "POST", "path": "/APP/KEY/data/Users/find", \#(json), "body": {"pageSize": 1, "offset": 0, "sortBy": "created asc"}},
            "response": {"status": 200, "body": []}, "expectResult": null
            """#
        ),
        (
            "a saved date is a number",
            #"""
            "operation": "data.save", "args": [{"born": {"$date": 7}}], \#(session),
            "expectRequest": {"method": "PUT", "path": "/APP/KEY/data/Users", \#(json), "body": {"born": 7}}, \#(answer)
            """#
        ),
        (
            "a bulk delete of users becomes a condition",
            #"""
            "operation": "data.bulkDelete", "args": [["A", {"objectId": "B"}]], \#(session),
            "expectRequest": {"method": "POST", "path": "/APP/KEY/data/bulk/Users/delete", \#(json), "body": {"where": "objectId in ('A','B')"}},
            "response": {"status": 200, "body": 2}, "expectResult": 2
            """#
        ),
        (
            "a mapping may stand in the place of the guest",
            #"""
            "operation": "loginWithOauth2", "args": ["Google", "G", {"given": "name"}, true], \#(session),
            "expectRequest": {"method": "POST", "path": "/APP/KEY/users/social/google/login", \#(json), "body": {"accessToken": "G", "fieldsMapping": {"given": "name"}}},
            \#(answer), "expectState": {"persisted": true}
            """#
        ),
        (
            "an authorization address may be plain text",
            #"""
            "operation": "getAuthorizationUrlLink", "args": ["Google", {"a": "b"}, ["email"], true, "https://r", "d.org"], \#(session),
            "expectRequest": {"method": "POST", "path": "/APP/KEY/users/oauth/google/request_url", \#(json),
              "body": {"fieldsMapping": {"a": "b"}, "permissions": ["email"], "redirect": true, "redirectAfterLoginUrl": "https://r", "callbackUrlDomain": "d.org"}},
            "response": {"status": 200, "text": "https://accounts.example/auth"}, "expectResult": "https://accounts.example/auth"
            """#
        ),
        (
            "the roles of a user",
            #"""
            "operation": "getUserRoles", "args": ["A"], \#(session),
            "expectRequest": {"method": "GET", "path": "/APP/KEY/users/userroles/A", "headers": {}, "body": null},
            "response": {"status": 200, "body": ["R"]}, "expectResult": ["R"]
            """#
        ),
        (
            "a reload keeps the token",
            #"""
            "operation": "getCurrentUser", "args": [true], \#(loggedIn),
            "expectRequest": {"method": "GET", "path": "/APP/KEY/data/Users/A", "headers": {"user-token": "T"}, "body": null},
            "response": {"status": 200, "body": {"objectId": "A"}}, "expectResult": {"___class": "Users", "objectId": "A", "user-token": "T"},
            "expectState": {"currentUserToken": "T"}
            """#
        ),
        (
            "nobody is logged in, nothing is asked",
            #""operation": "getCurrentUser", "args": [], \#(session), "expectRequest": null, "expectResult": null"#
        ),
        (
            "a logout that fails otherwise keeps the session",
            #"""
            "operation": "logout", "args": [], \#(loggedIn),
            "expectRequest": {"method": "GET", "path": "/APP/KEY/users/logout", "headers": {"user-token": "T"}, "body": null},
            "response": {"status": 400, "body": {"code": 3007, "message": "m"}}, "expectError": {"code": 3007, "message": "m", "status": 400},
            "expectState": {"currentUserToken": "T"}
            """#
        ),
        (
            "an empty body is an empty text, null is null",
            #"""
            "operation": "describeUserClass", "args": [], \#(session),
            "expectRequest": {"method": "GET", "path": "/APP/KEY/users/userclassprops", "headers": {}, "body": null},
            "response": {"status": 200, "body": null}, "expectResult": null
            """#
        ),
        (
            "an error whose body is null says its status",
            #"""
            "operation": "describeUserClass", "args": [], \#(session),
            "expectRequest": {"method": "GET", "path": "/APP/KEY/users/userclassprops", "headers": {}, "body": null},
            "response": {"status": 400, "body": null}, "expectError": {"status": 400, "message": "Status Code 400 (Bad Request)"}
            """#
        ),
    ]

    @Test(arguments: cases.indices)
    func goesOverTheWireAsRecorded(position: Int) async throws {
        let (name, text) = Self.cases[position]
        try await WireCase(json: try JSONParser.parse("{\"name\": \"\(name)\", \(text)}")).check()
    }
}

import BackendlessUsers
import OrderedJSON
import Testing

@Suite struct UserRequestTests {
    static let requests: [UserRequest] = [
        .register(["email": "a"]), .registerGuest, .login(["objectId": "A"]), .logout, .update(id: "a b/c", ["x": 1]), .isValidToken("T"),
        .verifyPassword(["password": "p"]), .restorePassword("a+x@b.c"), .resendConfirmation("a+x@b.c"), .createConfirmationURL("é"),
        .describeClass, .ownRoles, .roles(ofUser: "A"),
        .findByRole(
            "Trial User", UserQuery([.init("loadRoles", ["true"]), .init("where", ["a = 'b&c'"]), .init("sortBy", ["a", "b desc"])])),
        .assignRole(["user": 1, "roleName": "r"]), .unassignRole(["user": 1, "roleName": "r"]), .updateStatus(id: "A", ["userStatus": "X"]),
        .authorizationURL(provider: "google", [:]), .socialLogin(provider: "google", ["accessToken": "t"]),
        .socialSDKLogin(provider: "facebook", ["accessToken": "t"]), .load(id: "A", properties: ["a", "b"]), .findByID("A", UserQuery()),
        .find(["where": "x"]), .count([:]), .save(["a": 1]), .remove(id: "A"), .bulkCreate([["a": 1]]),
        .end(UserQuery([.init("sortBy", ["a", "b desc"])]), isLast: true), .end(UserQuery(), isLast: false), .upsert(["a": 1]),
        .bulkUpsert([["a": 1]]), .bulkUpdate(where: "a > 1", ["b": 2]),
        .bulkDelete(["where": "x"]),
    ]

    @Test(arguments: requests)
    func whatIsWrittenIsReadBack(request: UserRequest) {
        let wire = request.wire
        #expect(UserRequest(method: wire.method.lowercased(), path: wire.path, query: wire.query, body: wire.body) == request)
    }

    @Test(
        arguments: [
            ("GET", "/data/Users/properties", "", .describeClass),
            (
                "GET", "/data/Users/pk", "objectId=A&props=email",
                .findByID("A", UserQuery([.init("objectId", ["A"]), .init("props", ["email"])]))
            ),
            ("DELETE", "/data/bulk/Users", "where=age%3E1", .bulkDelete(["where": "age>1"])),
            ("GET", "/data/Users", "property=a&property=b&pageSize=5", .find(["property": "a,b", "pageSize": "5"])),
            ("GET", "/data/Users/count", "where=age+%3E+1%2B1", .count(["where": "age > 1+1"])),
            ("GET", "/data/Users/count", "where=x&distinct=true", .count(["where": "x", "distinct": "true"])),
        ] as [(String, String, String, UserRequest)])
    func otherClientsWriteTheSameRequestsInOtherWays(method: String, path: String, query: String, request: UserRequest) {
        #expect(UserRequest(method: method, path: path, query: query) == request)
    }

    @Test(arguments: ["/", "/users", "/users/logout/x", "/data/Other", "/x/y", "/users/role"])
    func otherAddressesAreNoRequest(path: String) { #expect(UserRequest(method: "POST", path: path) == nil) }
}

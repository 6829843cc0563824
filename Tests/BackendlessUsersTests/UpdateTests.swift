import BackendlessUsers
import OrderedJSON
import Testing

@Suite struct UpdateTests {
    @Test func answersEverythingThatIsStoredAndKeepsWhatIsNotNamed() throws {
        let service = try makeService()
        let login = try service.logIn()
        let user = try service.update(["objectId": "A", "phoneNumber": "5551212"])
        #expect(user["phoneNumber"] == "5551212")
        #expect(user["email"] == "alice@example.org")
        #expect(user["name"] == "Alice")
        #expect(user["updated"] == .number(Double(noon)))
        #expect(user["created"] == login["created"])
        #expect(user["lastLogin"] == .number(Double(noon)))
        #expect(user["password"] == nil)
        #expect(user["user-token"] == nil)
        #expect(service.session.currentUser == login.objectValue)
    }

    @Test func nullClearsAndFalseZeroAndEmptyTextAreValues() throws {
        let service = try makeService()
        try service.logIn()
        let user = try service.update(["objectId": "A", "name": nil, "age": 0, "vip": false, "motto": ""])
        #expect(user["name"] == .null)
        #expect(user["age"] == 0)
        #expect(user["vip"] == false)
        #expect(user["motto"] == "")
    }

    @Test func aWholeUserWithSystemPropertiesIsAccepted() throws {
        let service = try makeService()
        var whole = try #require(try service.logIn().objectValue)
        whole["name"] = "New"
        whole["created"] = 1
        whole["userStatus"] = "DISABLED"
        let user = try service.update(whole)
        #expect(user["name"] == "New")
        #expect(user["created"] == .number(Double(noon)))
        #expect(user["userStatus"] == "ENABLED")
        #expect(user["user-token"] == nil)
    }

    @Test func newPasswordAndIdentityWorkAtTheNextLogin() throws {
        let service = try makeService()
        try service.logIn()
        try service.update(["objectId": "A", "email": "new@example.org", "password": "n3w"])
        try service.logout()
        #expect(code { () throws(UserFault) in try service.logIn() } == 3003)
        try service.logIn("new@example.org", "n3w")
    }

    @Test(
        arguments: [
            (["objectId": "A", "email": "BOB@example.org"], 3018), (["objectId": "B", "name": "x"], 3029),
            (["objectId": "Z", "name": "x"], 3030), (["name": "x"], 3030), (["objectId": "A", "unknown": 1], 3031),
            (["objectId": "A", "email": nil], 3045), (["objectId": "A", "email": ""], 3045), (["objectId": "A", "password": ""], 3045),
            (["objectId": "A", "password": 7], 3050), (["objectId": "A", "email": "no address"], 3040),
            (["objectId": "A", "age": "old"], 3049), (["objectId": "A", "age": 1.5], 3049), (["objectId": "A", "active": 1], 3049),
            (["objectId": "A", "born": "yesterday"], 3049), (["objectId": "A", "nick": "toolong"], 8000),
            (["objectId": "A", "nick": "nope"], 8000), (["objectId": "A", "badge": 7], 1155),
        ] as [(JSONObject, Int)])
    func eachConditionHasItsCode(user: JSONObject, expected: Int) throws {
        let service = try makeService(
            #"""
            {"settings": {"dynamicSchema": false},
             "columns": [{"name": "age", "type": "INT"}, {"name": "active", "type": "BOOLEAN"}, {"name": "born", "type": "DATETIME"},
                         {"name": "nick", "type": "STRING", "size": 5, "customRegex": "[a-m]+"}, {"name": "badge", "type": "INT", "unique": true}],
             "users": [{"objectId": "A", "email": "alice@example.org", "password": "wonderland", "name": "Alice"},
                       {"objectId": "B", "email": "bob@example.org", "password": "builder", "badge": 7}]}
            """#)
        try service.logIn()
        let before = try service.update(["objectId": "A"])
        #expect(code { () throws(UserFault) in try service.update(user) } == expected)
        #expect(try service.update(["objectId": "A"]) == before)
    }

    @Test func valuesOfTheRightTypeAreStored() throws {
        let service = try makeService(
            #"{"columns": [{"name": "born", "type": "DATETIME"}, {"name": "data", "type": "JSON"}, {"name": "x", "type": "DOUBLE"}]}"#)
        try service.logIn()
        let user = try service.update(["objectId": "A", "born": ["$date": 1000], "data": ["a": [1]], "x": 0.5])
        #expect(user["born"] == 1000)
        #expect(user["data"] == ["a": [1]])
        #expect(user["x"] == 0.5)
    }

    @Test func ownIdentityIsNotTaken() throws {
        let service = try makeService()
        try service.logIn()
        #expect(try service.update(["objectId": "A", "email": "Alice@example.org"])["email"] == "Alice@example.org")
    }

    @Test func withoutSessionItIs3028UnlessAllowed() throws {
        let service = try makeService()
        #expect(code { () throws(UserFault) in try service.update(["objectId": "A", "name": "x"]) } == 3028)
        let open = try makeService(#"{"settings": {"updateAnonymous": "allow"}}"#)
        #expect(try open.update(["objectId": "A", "name": "x"])["name"] == "x")
    }

    @Test func anotherUserMayBeUpdatedWhenAllowed() throws {
        let service = try makeService(#"{"settings": {"updateOther": "allow"}}"#)
        try service.logIn()
        let bob = try service.update(["objectId": "B", "name": "x"])
        #expect(bob["name"] == "x")
        #expect(bob["ownerId"] == "A")
        #expect(service.session.currentUser?["name"] == "Alice")
    }

    @Test func unknownPropertiesAreDroppedWhenTheSettingSaysSo() throws {
        let service = try makeService(#"{"settings": {"unknownProperty": "drop"}}"#)
        try service.logIn()
        let user = try service.update(["objectId": "A", "unknown": 1, "name": "x"])
        #expect(user["unknown"] == nil)
        #expect(user["name"] == "x")
    }

    @Test func serverCodeThatThrowsGives3024() throws {
        struct Refused: Error {}
        let service = try makeService()
        try service.logIn()
        service.backend.withBackend { $0.beforeUpdate = { _, _ in throw Refused() } }
        let fault = #expect(throws: UserFault.self) { try service.update(["objectId": "A", "name": "x"]) }
        #expect(fault?.code == 3024)
        #expect(fault?.message == "Update failed due to an error: Refused()")
    }

    @Test func aSessionOfADisabledUserGets3090OnceAnd3064After() throws {
        let service = try makeService()
        try service.logIn()
        let server = service.anotherClient(.cloudCode)
        _ = try server.performNow(UserCall(.disableUser, ["userId": "A"]))
        #expect(code { () throws(UserFault) in try service.update(["objectId": "A"]) } == 3090)
        #expect(code { () throws(UserFault) in try service.update(["objectId": "A"]) } == 3064)
        #expect(code { () throws(UserFault) in try service.logout() } == 3064)
        #expect(service.session.currentUser == nil)
    }
}

import BackendlessUsers
import OrderedJSON
import Testing

@Suite struct UsersFixtureTests {
    @Test func theSmallestFixtureIsAListOfUsers() throws {
        let fixture = try UsersFixture.parse(#"{"users":[{"objectId":"A","email":"a@b.c","password":"p","name":"n","age":7}]}"#)
        let service = InMemoryUserService(fixture: fixture, clock: .fixed(noon), identifiers: IdentifierSource(seed: 1))
        let user = try service.logIn("a@b.c", "p")
        #expect(user["age"] == 7)
        #expect(user["created"] == .number(Double(noon)))
        #expect(try UsersFixture.parse(#"[{"email":"a@b.c"}]"#).users.count == 1)
    }

    @Test(arguments: [
        (#"{"usres": []}"#, "f.json:1:2: error: a users fixture has no key 'usres'\nhint: did you mean 'users'?"),
        (#"{"users": {}}"#, "f.json:1:11: error: 'users' must be a list, got an object"),
        (
            #"{"settings": {"failedLoginLock": 2}}"#,
            "f.json:1:15: error: 'settings' has no key 'failedLoginLock'\nhint: did you mean 'failedLoginsLock'?"
        ),
        (
            #"{"settings": {"failedLoginsLock": "2"}}"#,
            "f.json:1:35: error: 'failedLoginsLock' must be a whole number of at least 1, got a text"
        ),
        (
            #"{"settings": {"updateOther": "alow"}}"#,
            "f.json:1:30: error: 'updateOther' is one of allow, reject, got 'alow'\nhint: did you mean 'allow'?"
        ),
        (#"{"settings": {"loginsEnabled": 1}}"#, "f.json:1:32: error: 'loginsEnabled' must be true or false, got 1"),
        (#"{"columns": [{"type": "INT"}]}"#, "f.json:1:14: error: a column needs a 'name'"),
        (#"{"columns": [{"name": "password"}]}"#, "f.json:1:14: error: the column 'password' is made by the service\nhint: leave it out"),
        (#"{"columns": [{"name": "a", "customRegex": "("}]}"#, "f.json:1:43: error: 'customRegex' is no regular expression"),
        (#"{"users": [{"objectId": 1}]}"#, "f.json:1:25: error: 'objectId' must be a text, got 1"),
        (
            "{\"users\": [{\"email\": \"a@b.c\"},\n{\"email\": \"A@b.c\"}]}",
            "f.json:2:11: error: the email 'A@b.c' is there twice\nhint: it identifies users at login"
        ),
        (
            #"{"users": [1]"#,
            "f.json:1:14: error: expected ',' or '}', got the end of the text\nhint: the '{' of line 1, column 1 is still open"
        ),
    ])
    func saysWhatIsWrongAndWhere(text: String, message: String) {
        let error = #expect(throws: UsersFixtureError.self) { try UsersFixture.parse(text, file: "f.json") }
        #expect(error?.description == message)
    }

    @Test func servicesOfOneFixtureStartAlikeAndShareNothing() throws {
        let fixture = try UsersFixture.parse(#"{"users":[{"objectId":"A","email":"a@b.c","password":"p"},{"email":"d@b.c"}]}"#)
        func makeService() -> InMemoryUserService {
            InMemoryUserService(fixture: fixture, clock: .fixed(noon), identifiers: IdentifierSource(seed: 1))
        }
        let services = [makeService(), makeService(), makeService()]
        let tokens = try services.map { try $0.logIn("a@b.c", "p")["user-token"] }
        #expect(tokens[0] != nil && Set(tokens).count == 1)
        _ = try services[1].update(["objectId": "A", "name": "changed"])
        for (service, name) in zip(services + [makeService()], [JSONValue.null, "changed", .null, .null]) {
            #expect(try service.logIn("a@b.c", "p")["name"] == name)
        }
    }

    @Test func fixtureThatChangesMakesOtherServices() throws {
        var fixture = try UsersFixture.parse(#"{"users":[{"objectId":"A","email":"a@b.c","password":"p"}]}"#)
        let identifiers = IdentifierSource(seed: 1)
        _ = InMemoryUserService(fixture: fixture, clock: .fixed(noon), identifiers: identifiers)
        let before = fixture
        fixture.users[0].properties["password"] = "q"
        let changed = InMemoryUserService(fixture: fixture, clock: .fixed(noon), identifiers: identifiers)
        #expect(throws: UserFault.self) { try changed.logIn("a@b.c", "p") }
        #expect(try changed.logIn("a@b.c", "q")["objectId"] == "A")
        let unchanged = InMemoryUserService(fixture: before, clock: .fixed(noon), identifiers: identifiers)
        #expect(try unchanged.logIn("a@b.c", "p")["objectId"] == "A")
        let later = InMemoryUserService(fixture: before, clock: .fixed(noon + 1), identifiers: identifiers)
        #expect(try later.logIn("a@b.c", "p")["created"] == .number(Double(noon + 1)))
    }

    @Test func keysThatStartWithXAreNotes() throws {
        let fixture = try UsersFixture.parse(#"{"x-note": 1, "settings": {"x-why": ""}, "users": [{"x-who": 1, "email": "a@b.c"}]}"#)
        #expect(fixture.users[0].properties == ["email": "a@b.c"])
    }

    @Test func anotherIdentityColumnReplacesTheEmail() throws {
        let service = try makeService(
            #"""
            {"columns": [{"name": "login", "type": "STRING", "identity": true, "required": true}],
             "users": [{"objectId": "A", "login": "ann", "password": "p"}]}
            """#)
        #expect(try service.logIn("ANN", "p")["objectId"] == "A")
        #expect(try service.performNow(UserCall(.find, ["selector": "identity", "selector_value": "ann"]))["objectId"] == "A")
    }
}

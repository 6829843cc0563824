import BackendlessUsers
import OrderedJSON
import Testing

@Suite struct LoginTests {
    @Test func answersTheUserWithTokenAndWithoutPassword() throws {
        let service = try makeService()
        let user = try service.logIn()
        #expect(user["objectId"] == "A")
        #expect(user["email"] == "alice@example.org")
        #expect(user["lastLogin"] == .number(Double(noon)))
        #expect(user["user-token"]?.stringValue?.utf8.count == 36)
        #expect(user["password"] == nil)
        #expect(service.session.currentUser == user.objectValue)
    }

    @Test func identityIgnoresCaseUnlessToldOtherwise() throws {
        try makeService().logIn("ALICE@example.org")
        let strict = try makeService(#"{"settings": {"identityIgnoresCase": false}}"#)
        #expect(code { () throws(UserFault) in try strict.logIn("ALICE@example.org") } == 3003)
    }

    @Test func wrongIdentityAndWrongPasswordAnswerAlike() throws {
        let service = try makeService()
        for (identity, password) in [("nobody@example.org", "wonderland"), ("alice@example.org", "wrong")] {
            let fault = #expect(throws: UserFault.self) { try service.logIn(identity, password) }
            #expect(fault?.code == 3003)
            #expect(fault?.message == "Invalid login or password")
            #expect(fault?.httpStatus == 401)
            #expect(fault?.operation == "users.login")
        }
    }

    @Test(arguments: [
        (#"{"settings": {"loginsEnabled": false}}"#, 3034),
        (#"{"users": [{"email": "alice@example.org", "password": "wonderland", "mayLogIn": false}]}"#, 3000),
        (#"{"users": [{"email": "alice@example.org", "password": "wonderland", "userStatus": "DISABLED"}]}"#, 3090),
        (#"{"users": [{"email": "alice@example.org", "password": "wonderland", "userStatus": "EMAIL_CONFIRMATION_PENDING"}]}"#, 3087),
        (#"{"users": [{"email": "alice@example.org", "socialAccount": "FACEBOOK"}]}"#, 3072),
        (#"{"application": {"id": "APP", "keys": {}}}"#, 2002),
    ])
    func conditionsOfTheFixtureRefuseWithTheirCode(fixture: String, expected: Int) throws {
        let service = try makeService(fixture)
        #expect(code { () throws(UserFault) in try service.logIn() } == expected)
        #expect(service.session.currentUser == nil)
    }

    @Test func emptyLoginOrPasswordOnTheWireIs3006() throws {
        let service = try makeService()
        for body in [["login": "a"], ["password": "b"], ["login": "", "password": "b"], ["login": nil, "password": "b"]] as [JSONObject] {
            let fault = #expect(throws: UserFault.self) { try service.backend.answer(.login(body), from: UsersCaller()) }
            #expect(fault?.code == 3006)
        }
    }

    @Test func failuresInARowLockTheAccountUntilTheWaitIsOver() throws {
        let clock = ManualUsersClock(noon)
        let service = try makeService(#"{"settings": {"failedLoginsLock": 2, "unlockAfterSeconds": 60}}"#, clock: clock.clock)
        #expect(code { () throws(UserFault) in try service.logIn("alice@example.org", "x") } == 3003)
        try service.logIn()
        try service.logout()
        #expect(code { () throws(UserFault) in try service.logIn("alice@example.org", "x") } == 3003)
        #expect(code { () throws(UserFault) in try service.logIn("alice@example.org", "x") } == 3003)
        #expect(code { () throws(UserFault) in try service.logIn() } == 3036)
        clock.advance(milliseconds: 59_999)
        #expect(code { () throws(UserFault) in try service.logIn() } == 3036)
        clock.advance(milliseconds: 1)
        try service.logIn()
    }

    @Test func aTokenThatTheServiceHasLostStopsEvenALogin() throws {
        let clock = ManualUsersClock(noon)
        let service = try makeService(clock: clock.clock)
        let token = try service.logIn()["user-token"]?.stringValue ?? ""
        clock.advance(milliseconds: 3_600_001)
        let fault = #expect(throws: UserFault.self) { try service.logIn() }
        #expect(fault?.code == 3064)
        #expect(fault?.message == "Not existing user token - \(token). Relogin user to update your user token")
        #expect(fault?.description.contains(token) == false)
        #expect(fault?.redactedMessage == "Not existing user token - [redacted]. Relogin user to update your user token")
    }

    @Test func everyCallRestartsTheIdleClock() throws {
        let clock = ManualUsersClock(noon)
        let service = try makeService(#"{"settings": {"sessionTimeoutSeconds": 10, "sessionTimeoutCode": 3091}}"#, clock: clock.clock)
        try service.logIn()
        for _ in 0..<5 {
            clock.advance(milliseconds: 10_000)
            try service.update(["objectId": "A"])
        }
        #expect(try service.performNow(UserCall(.isValidLogin)) == true)
        clock.advance(milliseconds: 10_001)
        #expect(try service.performNow(UserCall(.isValidLogin)) == false)
        #expect(code { () throws(UserFault) in try service.update(["objectId": "A"]) } == 3091)
    }

    @Test func argumentsAreCheckedBeforeAnythingIsSent() throws {
        let service = try makeService()
        for (arguments, reason) in [
            (["identity": [], "password": "x"], "login-type"), (["identity": ""], "login-empty"), (["identity": 0], "login-empty"),
            (["identity": "a", "password": ""], "password-empty"), (["identity": 7], "password-empty"),
        ] as [(JSONObject, String)] {
            let fault = #expect(throws: UserFault.self) { try service.performNow(UserCall(.login, arguments)) }
            #expect(fault?.origin == .argument(reason))
            #expect(fault?.code == nil)
        }
    }

    @Test func withoutPasswordTheIdentityIsAnObjectId() throws {
        let service = try makeService()
        #expect(code { () throws(UserFault) in _ = try service.performNow(UserCall(.login, ["identity": "A"])) } == 2014)
        let server = service.anotherClient(.cloudCode)
        #expect(try server.performNow(UserCall(.login, ["identity": "A", "password": true]))["objectId"] == "A")
        #expect(server.session.kept?.stayLoggedIn == true)
    }
}

extension InMemoryUserService {
    func logout() throws(UserFault) { _ = try performNow(UserCall(.logout)) }
}

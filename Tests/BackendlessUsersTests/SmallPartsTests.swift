import OrderedJSON
import Testing

@testable import BackendlessUsers

@Suite struct UserDateTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1000, "1970-01-01T00:00:01.000Z"), (1_719_589_705_912, "2024-06-28T15:48:25.912Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (253_402_300_800_000, "+010000-01-01T00:00:00.000Z"),
            (-62_167_219_200_001, "-000001-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func writesWhatJavaScriptWrites(instant: Int64, text: String) {
        #expect(UserDate.text(instant) == text)
        if text.utf8.count == 24 { #expect(UserDate.milliseconds(text) == instant) }
    }

    @Test(
        arguments: [
            ("2024-06-28", 1_719_532_800_000), ("2024-06-28T15:48Z", 1_719_589_680_000), ("2024-06-28T17:48:25.9+02:00", 1_719_589_705_900),
            ("yesterday", nil), ("2024-13-01", nil), ("2024-06-28T15:48", nil), ("2024-06-28T15:48:25Zz", nil), ("", nil),
        ] as [(String, Int64?)])
    func readsISOTexts(text: String, instant: Int64?) { #expect(UserDate.milliseconds(text) == instant) }

    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777_999, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_400_000, "Tue, 29 Feb 2000 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        ] as [(Int64, String)])
    func writesWhatHeadersHave(instant: Int64, text: String) { #expect(UserDate.httpText(instant) == text) }

    @Test func resolvesDatesWithinValues() {
        #expect(UserDate.resolving(["a": ["$date": 0], "b": [["$date": nil]]]) == ["a": "1970-01-01T00:00:00.000Z", "b": [nil]])
        #expect(UserDate.resolving(["a": ["$date": 5]], asNumbers: true) == ["a": 5])
    }
}

@Suite struct PercentEncodingTests {
    @Test(arguments: [
        ("foo@bar.com", "foo@bar.com"), ("a b", "a%20b"), ("a+b", "a+b"), ("é", "%C3%A9"), ("a%20b", "a%20b"), ("100%", "100%25"),
        ("a/b?c#d", "a%2Fb%3Fc%23d"), ("..", "%2E%2E"),
    ])
    func escapesSegments(text: String, escaped: String) { #expect(PercentEncoding.segment(text) == escaped) }

    @Test func escapesComponentsAsJavaScriptDoes() {
        #expect(PercentEncoding.component("a+b@c.d e/%?&=😀-_.!~*'()") == "a%2Bb%40c.d%20e%2F%25%3F%26%3D%F0%9F%98%80-_.!~*'()")
        #expect(PercentEncoding.decode("a%2Bb%40%F0%9F%98%80%zz%") == "a+b@😀%zz%")
    }
}

/// The rows of a backend, to be printed.
private struct PasswordHashHolder {
    var rows: [UserRow] = []

    init(_ backend: UsersBackend) throws {
        try backend.store.forEachUser { row in
            rows.append(row)
            return true
        }
    }
}

@Suite struct EmailTests {
    @Test(arguments: ["a@b", "a@b.c", "first.last@mail.example.com", ".@b", "ä+1@b.c"])
    func addressesHaveANameAndADomain(_ text: String) { #expect(UsersBackend.isEmail(text)) }

    @Test(arguments: ["", "a", "@", "a@", "@b", "a@b@c", "a@.b", "a@b.", "a@b..c", "a b@c", "a,b@c", "a@b\n", "a@b,c"])
    func anythingElseIsNoAddress(_ text: String) { #expect(!UsersBackend.isEmail(text)) }
}

@Suite struct RedactionTests {
    @Test func secretsAreInNoDescription() throws {
        let service = try makeService()
        let token = try service.logIn()["user-token"]?.stringValue ?? ""
        let user = BackendlessUser(properties: try #require(service.session.currentUser))
        let call = UserCall(.login, ["identity": "a", "password": "wonderland", "nested": [["accessToken": .string(token)]]])
        let fixture = try UsersFixture.parse(#"[{"email": "a@b.c", "password": "wonderland"}]"#)
        let body: JSONObject = ["password": "wonderland", "user-token": .string(token)]
        let exchange = UserExchange(call)
        let backend = fixture.makeBackend()
        _ = try backend.answer(.login(["login": "a@b.c", "password": "wonderland"]), from: UsersCaller())
        let values: [Any] = [
            user, call, service, service.session, UsersCaller(token: token), fixture, fixture.users, backend, service.backend, exchange,
            UserSession.Kept(userToken: token), UserRequest.login(body), UserRequest.isValidToken(token).wire,
            UserRequest.isValidToken(token),
            UserReply(status: 200, body: .json(.object(body))), UserReply.Body.text(token), try PasswordHashHolder(backend),
        ]
        for value in values {
            var dumped = ""
            dump(value, to: &dumped)
            for text in ["\(value)", String(reflecting: value), dumped] {
                #expect(!text.contains(token))
                #expect(!text.contains("wonderland"))
            }
        }
    }

    @Test func secretsOfACallAreHiddenInItsFault() throws {
        let fault = UserFault("password wonderland is bad, token T-123456 too", secrets: ["wonderland", "T-123456"])
        #expect(fault.description == "password [redacted] is bad, token [redacted] too")
        #expect(fault.message.contains("wonderland"))
    }
}

@Suite struct BackendlessUserTests {
    @Test func readsWritesAndTracksChanges() {
        var user = BackendlessUser(properties: [
            "objectId": "A", "name": "Alice", "age": 7, "custom": ["x": 1], "born": "1970-01-01T00:00:01Z",
        ])
        #expect(user.changedNames.isEmpty)
        user.name = "New"
        user["vip"] = true
        user.setDate("seen", milliseconds: 5)
        #expect(user.changedNames == ["name", "vip", "seen"])
        #expect(user.changes == ["objectId": "A", "name": "New", "vip": true, "seen": ["$date": 5]])
        #expect(user.integer("age") == 7)
        #expect(user.bool("vip") == true)
        #expect(user.date("born") == 1000)
        #expect(user.date("seen") == 5)
        #expect(user["custom"] == ["x": 1])
        #expect(user.json["___class"] == "Users")
        #expect(user.unchanged.changedNames.isEmpty)
    }
}

@Suite struct FaultCatalogTests {
    @Test func everyCodeIsExplainedOnce() {
        let codes = FaultCatalog.all.map(\.code.rawValue)
        #expect(codes == codes.sorted())
        #expect(Set(codes).count == codes.count)
        #expect(Set(FaultCatalog.all.map(\.name)).count == codes.count)
        for explanation in FaultCatalog.all {
            #expect(explanation.meaning.hasSuffix("."))
            #expect(!explanation.causes.isEmpty && !explanation.remedies.isEmpty)
        }
    }

    @Test func explainsByCodeAndName() {
        #expect(FaultCatalog.explanation(of: 3029)?.name == "updateOfOther")
        #expect(FaultCatalog.explanation(named: "UPDATEOFOTHER")?.code == .updateOfOther)
        #expect(FaultCatalog.explanation(of: 4711) == nil)
        #expect(
            FaultCatalog.explanation(of: 3028)?.text == """
                3028 updateNeedsLogin
                A user can be updated only by someone who is logged in.

                Causes
                  - no user-token was sent
                  - the program never logged in or has logged out

                Remedies
                  - log in before updating

                """)
    }
}

@Suite struct UserOperationTests {
    @Test func namesLeadToOperationsAndMistakesToTheNearest() throws {
        for operation in UserOperation.allCases {
            #expect(UserOperation(name: operation.name) == operation)
            #expect(operation.help.hasSuffix("."))
        }
        let wrong = #expect(throws: UserFault.self) { try UserCall(.login, ["identty": "a"]).checkArgumentNames() }
        #expect(wrong?.message == "users.login has no argument 'identty'; did you mean 'identity'?")
        let none = #expect(throws: UserFault.self) { try UserCall(.logout, ["x": 1]).checkArgumentNames() }
        #expect(none?.message == "users.logout has no argument 'x'; it takes none")
        let fault = #expect(throws: UserFault.self) { try UserCall(name: "users.logni") }
        #expect(fault?.message == "there is no operation 'users.logni'; did you mean 'users.login'?")
    }
}

@Suite struct FormsTests {
    @Test func allThreeFormsGiveTheSameOutcome() async throws {
        let service = try makeService()
        let user = try await service.login(identity: "alice@example.org", password: "wonderland")
        #expect(user.name == "Alice")
        let viaCallback = await withCheckedContinuation { continuation in
            service.update(BackendlessUser(properties: ["objectId": "A", "name": "B"])) { continuation.resume(returning: $0) }
        }
        #expect(try viaCallback.get().name == "B")
        #expect(try service.blocking.perform(UserCall(.loggedInUser)) == "A")
        let fault = await withCheckedContinuation { continuation in
            service.login(identity: "x", password: "y") { continuation.resume(returning: $0) }
        }
        #expect(throws: UserFault.self) { try fault.get() }
    }
}

@Suite struct UserRowTests {
    @Test func copiesAreIndependent() {
        let first = UserRow(objectID: "A", created: 1)
        var second = first
        second.status = .disabled
        second.setValue("x", at: 2)
        second.roles = ["Editor"]
        var third = second
        third.setValue("y", at: 0)
        #expect(first.status == .enabled && first.values.isEmpty && first.roles.isEmpty)
        #expect(second.status == .disabled && second.values == [nil, nil, "x"] && second.roles == ["Editor"])
        #expect(third.values == ["y", nil, "x"] && third.ownerID == "A" && third.value(at: 3) == .null)
    }
}

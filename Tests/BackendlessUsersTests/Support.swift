import BackendlessUsers
import OrderedJSON
import Testing

let noon: Int64 = 1_700_000_000_000

/// Two users, Alice and Bob, and whatever else a test puts into the text of a fixture.
func makeService(_ fixture: String = "{}", clock: UsersClock = .fixed(noon), keyKind: APIKeyKind = .js) throws -> InMemoryUserService {
    var parsed = try UsersFixture.parse(fixture)
    if parsed.users.isEmpty {
        parsed.users = [
            .init(["objectId": "A", "email": "alice@example.org", "password": "wonderland", "name": "Alice"]),
            .init(["objectId": "B", "email": "bob@example.org", "password": "builder", "name": "Bob"]),
        ]
    }
    return InMemoryUserService(fixture: parsed, clock: clock, identifiers: IdentifierSource(seed: 1), keyKind: keyKind)
}

extension InMemoryUserService {
    /// Another client of the same backend.
    func anotherClient(_ keyKind: APIKeyKind = .js) -> InMemoryUserService {
        InMemoryUserService(backend: backend, caller: UsersCaller(keyKind: keyKind))
    }

    @discardableResult
    func logIn(_ identity: String = "alice@example.org", _ password: String = "wonderland") throws(UserFault) -> JSONValue {
        try performNow(UserCall(.login, ["identity": .string(identity), "password": .string(password)]))
    }

    @discardableResult
    func update(_ user: JSONObject) throws(UserFault) -> JSONValue { try performNow(UserCall(.update, ["user": .object(user)])) }
}

/// The code of the fault that a call ends with; `nil` when it succeeds.
func code(_ body: () throws(UserFault) -> Void) -> Int? {
    do throws(UserFault) {
        try body()
        return nil
    } catch {
        return error.code ?? -1
    }
}

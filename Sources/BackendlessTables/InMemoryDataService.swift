public import BackendlessUsers
public import OrderedJSON

/// A client whose tables are in memory: no network, no account, the same rules.
///
/// It sends what the HTTP client would send, as that would be read on the other side.
public final class InMemoryDataService: ImmediateDataService {
    /// The tables that answer.
    public let tables: SharedTablesBackend
    /// Whose session the calls belong to, and whose table `Users` is; nil for a caller who is never logged in.
    public let users: InMemoryUserService?

    /// Makes a client of tables.
    public init(_ tables: SharedTablesBackend, users: InMemoryUserService? = nil) {
        self.tables = tables
        self.users = users
    }

    /// Makes a client with tables of its own.
    public convenience init(
        fixture: TablesFixture = TablesFixture(), users: InMemoryUserService? = nil, clock: UsersClock = .system,
        identifiers: IdentifierSource = IdentifierSource()
    ) {
        self.init(SharedTablesBackend(fixture.makeBackend(clock: clock, identifiers: identifiers)), users: users)
    }

    /// What the tables keep, whoever asked for it.
    public var keptByteCount: Int { tables.withBackend { $0.store.keptByteCount } }

    /// Performs one call at once.
    public func performNow(_ call: DataCall) throws(UserFault) -> JSONValue {
        let exchange = try DataExchange(call)
        let reply: Result<JSONValue, UserFault>
        do throws(UserFault) {
            reply = .success(try answer(exchange.request) ?? "")
        } catch {
            reply = .failure(error)
        }
        return try exchange.result(reply)
    }

    private func answer(_ wire: WireRequest) throws(UserFault) -> JSONValue? {
        if let users, let request = UserRequest(method: wire.method, path: wire.path, query: wire.query, body: wire.body) {
            guard let groups = UserGroups(request) else { return try users.answer(request) }
            let caller = users.callerWithToken
            return try users.backend.withBackend { backend in
                Result { () throws(UserFault) in try groups.answer(from: backend, to: caller) }
            }.get()
        }
        var caller = TablesCaller()
        if let users {
            let identity = try users.identify()
            caller = TablesCaller(userID: identity.userID, keyKind: identity.keyKind)
        }
        guard let request = TablesRequest(wire) else {
            throw UserFault("Service not found", httpStatus: 404)
        }
        return try tables.answer(request, from: caller)
    }
}

extension InMemoryDataService: RedactedDescription {
    /// Who is logged in, without token or objects.
    public var description: String { "InMemoryDataService(\(users.map { "\($0.session)" } ?? "nobody"))" }
}

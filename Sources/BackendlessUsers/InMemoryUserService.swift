public import OrderedJSON
import Synchronization

/// A client whose backend is in memory: no network, no account, the same rules.
///
/// Several clients may share one backend; each has a session of its own. A login and an update take a few microseconds each, also with a
/// million users.
public final class InMemoryUserService: ImmediateUserService {
    /// The backend that answers.
    public let backend: SharedUsersBackend
    private let caller: UsersCaller
    private let state: Mutex<UserSession>
    private let sessionStore: (any SessionStore)?
    /// Whether there is one: asked at every call, where a copy of the store would be dear.
    private let keepsSession: Bool

    /// Makes a client of a backend.
    ///
    /// - Parameters:
    ///   - caller: application and key; the token comes from the session.
    ///   - sessionStore: where a session goes that outlives a restart. One that cannot be read counts as empty.
    public init(backend: SharedUsersBackend, caller: UsersCaller = UsersCaller(), sessionStore: (any SessionStore)? = nil) {
        self.backend = backend
        self.caller = caller
        self.sessionStore = sessionStore
        keepsSession = sessionStore != nil
        state = Mutex(UserSession(kept: (try? sessionStore?.load()) ?? nil))
    }

    /// Makes a client with a backend of its own that starts with the users and settings of a fixture.
    public convenience init(
        fixture: borrowing UsersFixture = UsersFixture(), clock: UsersClock = .system, identifiers: IdentifierSource = IdentifierSource(),
        keyKind: APIKeyKind = .js, sessionStore: (any SessionStore)? = nil
    ) {
        let backend = fixture.makeBackend(clock: clock, identifiers: identifiers)
        let key = fixture.application.keys.first { $0.value == keyKind }?.key
        let caller = UsersCaller(applicationID: fixture.application.id, apiKey: key, keyKind: keyKind)
        self.init(backend: SharedUsersBackend(backend), caller: caller, sessionStore: sessionStore)
    }

    /// The session of this client.
    public var session: UserSession {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }

    /// What the backend keeps, whoever asked for it.
    public var keptByteCount: Int { backend.withBackend { (try? $0.store.keptByteCount) ?? 0 } }

    /// Performs one call at once.
    public func performNow(_ call: UserCall) throws(UserFault) -> JSONValue {
        var exchange = UserExchange(call)
        var token: String?
        var step = try withSession { (session) throws(UserFault) in
            let step = try exchange.start(&session)
            token = session.token
            return step
        }
        while true {
            switch step {
            case .finished(let value): return value
            case .send(let request):
                let reply = answer(request, token: token)
                step = try withSession { (session) throws(UserFault) in try exchange.receive(reply, &session) }
            }
        }
    }

    private func answer(_ request: UserRequest, token: String?) -> Result<JSONValue, UserFault> {
        var caller = caller
        caller.token = token
        do throws(UserFault) {
            return .success(try backend.answer(request, from: caller) ?? "")
        } catch {
            return .failure(error)
        }
    }

    /// Answers a request of a service beside this one that is about users, such as one to the table `Users`.
    package func answer(_ request: UserRequest) throws(UserFault) -> JSONValue? {
        try backend.answer(request, from: callerWithToken)
    }

    /// Who the session belongs to, for services beside this one that share its users.
    ///
    /// - Throws: 3064 or what else ends a session, 3090.
    package func identify() throws(UserFault) -> CallerIdentity {
        let caller = callerWithToken
        return try backend.withBackend { backend in
            Result { () throws(UserFault) in try backend.identify(caller) }
        }.get()
    }

    package var callerWithToken: UsersCaller {
        var caller = caller
        caller.token = session.token
        return caller
    }

    /// Changes the session and keeps what outlives a restart.
    private func withSession<Result: Sendable>(
        _ body: (inout UserSession) throws(UserFault) -> Result
    ) throws(UserFault) -> Result {
        guard keepsSession, let sessionStore else { return try state.withLock { (session) throws(UserFault) in try body(&session) } }
        return try state.withLock { (session) throws(UserFault) in
            let before = session.kept
            defer { if session.kept != before { try? sessionStore.save(session.kept) } }
            return try body(&session)
        }
    }
}

extension InMemoryUserService: RedactedDescription {
    /// Who is logged in, without token or users.
    public var description: String { "InMemoryUserService(\(session))" }
}

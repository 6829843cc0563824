public import OrderedJSON

/// The rules of the user service: what each request does to users, sessions and roles, and how it fails.
///
/// It is synchronous and belongs to one thread at a time; `SharedUsersBackend` puts a lock around it. Time and randomness come from outside.
/// The same rules answer the in-memory service and a local HTTP server.
public final class UsersBackend {
    // It belongs to one thread at a time, and what it calls does not come back to these.

    /// The settings of the application.
    @exclusivity(unchecked) public var settings: UsersSettings
    /// The application that is played.
    @exclusivity(unchecked) public var application: UsersApplication
    /// Tells the time.
    @exclusivity(unchecked) public var clock: UsersClock
    /// Makes ids, tokens and salts.
    @exclusivity(unchecked) public var identifiers: IdentifierSource
    /// Where users are kept.
    public let store: any UsersStore
    /// The mails that would have been sent, oldest first, with links below `linkBase`.
    var mails: [UserMail] = []
    /// Sign-ins that providers vouch for.
    public var socialAccounts: [SocialAccount] = []
    /// Runs before an update is stored, as server code may; an error it throws becomes 3024.
    public var beforeUpdate: ((_ user: UserRow, _ changes: JSONObject) throws -> Void)?

    /// What the addresses in mails start with, without a slash at its end.
    public var linkBase = "https://backend.invalid"

    @exclusivity(unchecked) private var loginCount = 0
    /// The links that were handed out and still lead somewhere.
    var links = UserLinks()
    /// A password that nobody has, so that an unknown identity takes as long to refuse as a wrong password.
    var decoy: PasswordHash?

    /// Makes a backend over a store.
    public init(
        store: any UsersStore = MemoryUsersStore(), settings: UsersSettings = UsersSettings(),
        application: UsersApplication = UsersApplication(), clock: UsersClock = .system, identifiers: IdentifierSource = IdentifierSource()
    ) {
        self.store = store
        self.settings = settings
        self.application = application
        self.clock = clock
        self.identifiers = identifiers
    }

    /// A request that passed the checks that come before all rules.
    struct Context {
        var keyKind: APIKeyKind
        /// The user of the session, when there is one.
        var user: UserRow?
        var token: String?
        var now: Int64

        var isServerCode: Bool { keyKind == .cloudCode }
    }

    /// Answers a request.
    ///
    /// - Returns: the body; `nil` for an empty one.
    /// - Throws: the fault that the service would answer with. Any error of the store becomes the general fault of the operation.
    public func answer(_ request: UserRequest, from caller: UsersCaller) throws(UserFault) -> JSONValue? {
        do {
            return try storing { try perform(request, caller) }
        } catch let fault as UserFault {
            throw fault
        } catch {
            throw .general(request, "\(error)")
        }
    }

    /// Runs a function in a transaction of the store. A refusal undoes nothing, since it may leave traces on purpose, such as a counted failure.
    func storing<Result>(_ body: () throws -> Result) throws -> Result {
        try store.transaction {
            do {
                return Swift.Result<Result, UserFault>.success(try body())
            } catch let fault as UserFault {
                return .failure(fault)
            }
        }.get()
    }

    /// Checks application, key and session of a caller, as comes before the rules of every operation.
    ///
    /// - Returns: who calls; for services beside this one that share its users.
    /// - Throws: 2002, 3064 or what else ends a session, 3090.
    public func identify(_ caller: UsersCaller) throws(UserFault) -> CallerIdentity {
        do {
            return try storing {
                var context = Context(keyKind: try keyKind(of: caller), now: clock.now())
                if let token = caller.token { context.user = try authenticate(token, now: context.now) }
                return CallerIdentity(userID: context.user?.objectID, keyKind: context.keyKind, roles: roleNames(context))
            }
        } catch let fault as UserFault {
            throw fault
        } catch {
            throw UserFault(.unknownFailure, "The operation failed due to an error: \(error)")
        }
    }

    private func perform(_ request: UserRequest, _ caller: UsersCaller) throws -> JSONValue? {
        let keyKind = try keyKind(of: caller)
        // Asking about a token is no use of it, and a bad one is an answer, not an error.
        if case .isValidToken(let token) = request { return .bool(try isValid(token)) }
        var context = Context(keyKind: keyKind, now: clock.now())
        if let token = caller.token {
            context.user = try authenticate(token, now: context.now)
            context.token = token
        }
        switch request {
        case .isValidToken(let token): return .bool(try isValid(token))
        case .register(let body): return try register(body, context)
        case .registerGuest: return try registerGuest(context)
        case .login(let body): return try login(body, context)
        case .logout:
            if let token = context.token { try endSession(token) }
            return nil
        case .update(let id, let body): return try update(id, body, context)
        case .verifyPassword(let body): return try verifyPassword(body, context)
        case .restorePassword(let identity): return try restorePassword(identity)
        case .resendConfirmation(let identity): return try resendConfirmation(identity)
        case .createConfirmationURL(let identity): return try createConfirmationURL(identity)
        case .describeClass: return try describeClass()
        case .ownRoles: return .array(roleNames(context).map(JSONValue.string))
        case .roles(let id): return try roles(ofUser: id, context)
        case .findByRole(let role, let query): return try findByRole(role, query)
        case .assignRole(let body): return try changeRole(body, assigns: true, context)
        case .unassignRole(let body): return try changeRole(body, assigns: false, context)
        case .updateStatus(let id, let body): return try updateStatus(id, body, context)
        case .authorizationURL(let provider, _): return try authorizationURL(provider)
        case .socialLogin(let provider, let body), .socialSDKLogin(let provider, let body):
            return try socialLogin(provider, body, context)
        case .load(let id, let properties): return try load(id, properties)
        case .findByID(let id, let query): return try findByID(id, query)
        case .find(let body): return try find(body)
        case .count(let body): return try count(body)
        case .end(let query, let isLast): return try end(query, isLast: isLast)
        case .upsert(let body): return try upsert(body, context)
        case .save(let body): return try save(body, context)
        case .remove(let id): return try remove(id, context)
        case .bulkCreate(let users): return try bulkCreate(users, context)
        case .bulkUpdate(let condition, let changes): return try bulkUpdate(condition, changes, context)
        case .bulkUpsert(let users): return try bulkUpsert(users, context)
        case .bulkDelete(let body): return try bulkDelete(body)
        }
    }

    private func keyKind(of caller: UsersCaller) throws -> APIKeyKind {
        guard let id = application.id else { return caller.keyKind }
        guard caller.applicationID == id, let kind = application.keys[caller.apiKey ?? ""] else { throw UserFault.applicationNotFound }
        return kind
    }

    /// The user of a session; restarts the clock that ends idle sessions.
    private func authenticate(_ token: String, now: Int64) throws -> UserRow {
        guard var session = try store.session(token: token) else { throw UserFault.unknownToken(token) }
        if isExpired(session, now) {
            try endSession(token)
            throw UserFault.sessionTimedOut(token, code: settings.sessionTimeoutCode)
        }
        guard let user = try store.user(id: session.userID) else { throw UserFault.unknownToken(token) }
        if user.status == .disabled {
            try endSession(token)
            throw UserFault.accountDisabled
        }
        if session.lastUsed != now {
            session.lastUsed = now
            try store.putSession(session, token: token)
        }
        return user
    }

    func isExpired(_ session: UserSessionRecord, _ now: Int64) -> Bool {
        now - session.lastUsed > Int64(settings.sessionTimeoutSeconds) * 1000
    }

    private func isValid(_ token: String) throws -> Bool {
        guard let session = try store.session(token: token), !isExpired(session, clock.now()),
            let user = try store.user(id: session.userID)
        else { return false }
        return user.status != .disabled
    }

    /// Ends a session; a guest goes with it.
    func endSession(_ token: String) throws {
        guard let session = try store.session(token: token) else { return }
        try store.removeSession(token: token)
        if try store.user(id: session.userID)?.status == .guest { try store.removeUser(id: session.userID) }
    }

    /// Ends every session of a user.
    func endSessions(ofUser id: String) throws {
        for token in try store.tokens(ofUser: id) { try store.removeSession(token: token) }
    }

    /// Ends every session that timed out; done by itself now and then.
    public func endExpiredSessions() throws {
        for token in try store.tokens(lastUsedBefore: clock.now() - Int64(settings.sessionTimeoutSeconds) * 1000) { try endSession(token) }
    }

    /// Starts a session and gives its token.
    func startSession(_ id: String, _ now: Int64) throws -> String {
        loginCount += 1
        if loginCount % 10_000 == 0 { try endExpiredSessions() }
        let token = identifiers.identifier()
        try store.putSession(UserSessionRecord(userID: id, lastUsed: now), token: token)
        return token
    }
}

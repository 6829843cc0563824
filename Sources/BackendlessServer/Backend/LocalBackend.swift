public import BackendlessUsers
import NIOPosix
import OrderedJSON
import Synchronization

/// A backend for a server: the rules, the users, and the mails that nobody sends.
///
/// In memory a call is answered at once, on the thread that makes it. With a store on disk the calls that wait are answered together and
/// stored in one transaction, and each is acknowledged after that: what was acknowledged is on disk.
public final class LocalBackend: Sendable {
    private let state: Mutex<BackendState>
    private let commits: CommitQueue?
    /// What was asked lately.
    let requests = RequestRecord()
    /// The application whose id and keys requests must give.
    public let application: UsersApplication

    /// Makes a backend in memory that starts with a fixture.
    ///
    /// - Parameters:
    ///   - maximumByteCount: how much is kept before what would add to it is refused; `nil` for no limit.
    ///   - tables: makes what answers the routes of other tables.
    public init(
        fixture: UsersFixture, clock: UsersClock = .system, identifiers: IdentifierSource = IdentifierSource(),
        maximumByteCount: Int? = nil, tables: () -> (any DataRoutes)? = { nil }
    ) {
        let users = fixture.makeBackend(clock: clock, identifiers: identifiers)
        application = fixture.application
        state = Mutex(BackendState(users: users, tables: tables(), fixture: fixture, maximumByteCount: maximumByteCount))
        commits = nil
    }

    /// Makes a backend over a database. One that is new starts with a fixture; what an older one holds, settings and application included,
    /// wins over it.
    ///
    /// - Parameters:
    ///   - replacesApplication: whether the fixture's application takes the place of the one that is kept.
    ///   - maximumByteCount: how large the file may be before what would add to it is refused; `nil` for no limit.
    ///   - tables: makes what answers the routes of other tables.
    public init(
        database: sending BackendDatabase, fixture: UsersFixture, clock: UsersClock = .system,
        identifiers: IdentifierSource = IdentifierSource(), replacesApplication: Bool = false, maximumByteCount: Int? = nil,
        tables: (BackendDatabase) throws -> (any DataRoutes)? = { _ in nil }
    ) throws {
        let store = try SQLiteUsersStore(database, columns: fixture.columns)
        let kept = try KeptApplication(database)
        let users = UsersBackend(
            store: store, settings: try kept.settings() ?? fixture.settings,
            application: try (replacesApplication ? nil : kept.application()) ?? fixture.application,
            clock: clock, identifiers: identifiers)
        users.socialAccounts = fixture.socialAccounts
        if database.isNew {
            try store.transaction {
                try fixture.load(into: users)
                try kept.keep(users.settings)
                try kept.keep(users.application)
            }
        } else if replacesApplication {
            try kept.keep(users.application)
        }
        try users.takeUpMails()
        application = users.application
        state = Mutex(BackendState(users: users, tables: try tables(database), fixture: fixture, maximumByteCount: maximumByteCount))
        commits = CommitQueue()
    }

    /// Reads or changes the backend while no call is answered.
    public func withUsers<Result: Sendable>(_ body: (UsersBackend) throws -> Result) rethrows -> Result {
        try state.withLock { try body($0.users) }
    }

    /// Reads or changes the backend while no call is answered, and may be refused.
    func withUsersOrFault(_ body: (UsersBackend) throws(UserFault) -> Void) throws(UserFault) {
        try state.withLock { (state) throws(UserFault) in try body(state.users) }
    }

    /// The first tables by their names.
    func tableEntries(limit: Int) throws -> [TableEntry] { try state.withLock { try $0.tables?.tableEntries(limit: limit) ?? [] } }

    /// Puts the users of the fixture back that are not there any more.
    func seed() throws { try state.withLock { try $0.fixture.load(into: $0.users) } }

    /// Deletes users, sessions, mails and tables.
    func reset() throws {
        try state.withLock { state in
            try state.users.reset()
            try state.tables?.reset()
        }
    }

    /// Changes a setting, for as long as the store lives.
    func changeSettings(_ changes: JSONObject) throws {
        try state.withLock { state in
            let settings = try state.users.settings.changed(by: changes)
            if let store = state.users.store as? SQLiteUsersStore { try KeptApplication(store.database).keep(settings) }
            state.users.settings = settings
        }
    }

    /// Answers a call; the reply may come on another thread.
    func answer(_ call: WireCall, then reply: @escaping @Sendable (WireOutcome) -> Void) {
        guard let commits else { return reply(state.withLock { $0.answer(call) }) }
        commits.add(call, reply) { calls in
            self.state.withLock { state in
                do {
                    return try state.users.store.transaction { calls.map { state.answer($0) } }
                } catch {
                    let fault = UserFault(.unknownFailure, "The change could not be stored: \(error)", httpStatus: 500)
                    return calls.map { _ in .failure(fault) }
                }
            }
        }
    }

    /// Writes what may be written late. Call it when no request is in work any more.
    public func close() {
        state.withLock { state in try? (state.users.store as? SQLiteUsersStore)?.close() }
    }
}

extension LocalBackend: CustomStringConvertible {
    /// What it is, without users and sessions.
    public var description: String { "LocalBackend" }
}

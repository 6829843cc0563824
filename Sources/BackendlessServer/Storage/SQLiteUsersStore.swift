public import BackendlessUsers
import GRDB
import OrderedJSON

/// Keeps users, sessions and roles in a database.
///
/// Columns and roles, which are few, are held in memory as well, and so are sessions that are in use. When a session was last used is written
/// at most once a second, and when the store is closed; so a crash may let a session end up to a second too early.
public final class SQLiteUsersStore: UsersStore {
    /// The columns that users may write, in order.
    public private(set) var columns: [UserColumn] = []
    /// The roles of the application.
    public private(set) var roles: [String] = []
    let database: BackendDatabase
    /// Sessions in use, with the last use that is written.
    private var sessions: [String: (record: UserSessionRecord, written: Int64)] = [:]
    /// The user that was read or stored last: most requests look at one user more than once.
    private var recentUser: UserRow?

    private static let sessionLimit = 10_000

    /// Makes a store over a database.
    ///
    /// - Parameter columns: the columns of a new one.
    public init(_ database: BackendDatabase, columns: [UserColumn] = UserColumn.standard) throws {
        self.database = database
        if database.isNew { for column in columns { try addColumn(column) } }
        try load()
    }

    private func load() throws {
        try database.access { database in
            columns = try String.fetchAll(database, sql: "SELECT description FROM columns ORDER BY position").map(UserColumn.init(stored:))
            roles = try String.fetchAll(database, sql: "SELECT name FROM roles ORDER BY position")
        }
    }

    /// Writes what is written late, and closes the database.
    func close() throws {
        try transaction { try writeLastUses() }
        sessions = [:]
        try database.close()
    }

    private func writeLastUses() throws {
        for (token, session) in sessions where session.record.lastUsed != session.written {
            try write("UPDATE sessions SET lastUsed = ? WHERE token = ?", [session.record.lastUsed, token])
        }
    }

    /// Runs a function whose changes are stored all or, when it throws, none of them.
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try database.transaction(body)
        } catch {
            sessions = [:]
            recentUser = nil
            try load()
            throw error
        }
    }

    func write(_ sql: String, _ arguments: StatementArguments) throws {
        try database.access { database in
            let statement = try database.cachedStatement(sql: sql)
            try statement.execute(arguments: arguments)
        }
    }

    /// The first row of a query.
    private func first<Result>(_ sql: String, _ arguments: StatementArguments, _ read: (Row) throws -> Result) throws -> Result? {
        try database.access { database in
            try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: arguments).map(read)
        }
    }

    // MARK: Columns and roles

    /// Appends a column.
    public func addColumn(_ column: UserColumn) throws {
        try write("INSERT INTO columns (name, description) VALUES (?, ?)", [column.name, column.storedText])
        columns.append(column)
    }

    /// Adds a role to the application, once.
    public func addRole(_ role: String) throws {
        guard !roles.contains(role) else { return }
        try write("INSERT INTO roles (name) VALUES (?)", [role])
        roles.append(role)
    }

    // MARK: Users

    /// The number of users.
    public var userCount: Int { get throws { try first("SELECT count(*) FROM users", []) { $0[0] } ?? 0 } }

    /// The user with an id.
    public func user(id: String) throws -> UserRow? {
        if let recentUser, recentUser.objectID == id { return recentUser }
        recentUser = try first("SELECT \(UserRow.storedColumns) FROM users WHERE id = ?", [id]) { try UserRow(stored: $0, columns) }
        return recentUser
    }

    /// The id of the user with an identity key.
    public func userID(identityKey: String) throws -> String? {
        try first("SELECT id FROM users WHERE identity = ?", [identityKey]) { $0[0] }
    }

    /// Stores a user under its id and an identity key.
    public func put(_ row: UserRow, identityKey: String?) throws {
        recentUser = nil
        try write(
            """
            INSERT INTO users (identity, \(UserRow.storedColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET identity = excluded.identity, owner = excluded.owner, status = excluded.status,
            mayLogIn = excluded.mayLogIn, password = excluded.password, created = excluded.created, updated = excluded.updated,
            lastLogin = excluded.lastLogin, socialAccount = excluded.socialAccount, failedLogins = excluded.failedLogins,
            lockedAt = excluded.lockedAt, roles = excluded.roles, properties = excluded.properties
            """, row.storedValues(identityKey, columns))
        recentUser = row
    }

    /// Deletes a user with its identity key.
    public func removeUser(id: String) throws {
        recentUser = nil
        try write("DELETE FROM users WHERE id = ?", [id])
    }

    /// Calls a function with every user in the order in which they were made, until it returns `false`.
    public func forEachUser(_ body: (UserRow) throws -> Bool) throws {
        try database.access { database in
            let rows = try Row.fetchCursor(database, sql: "SELECT \(UserRow.storedColumns) FROM users ORDER BY position")
            while let row = try rows.next() {
                if try !body(try UserRow(stored: row, columns)) { return }
            }
        }
    }

    // MARK: Sessions

    /// The session with a token.
    public func session(token: String) throws -> UserSessionRecord? {
        if let session = sessions[token] { return session.record }
        let found = try first("SELECT user, lastUsed FROM sessions WHERE token = ?", [token]) { row in
            UserSessionRecord(userID: row[0], lastUsed: row[1])
        }
        guard let found else { return nil }
        try remember(found, token, written: found.lastUsed)
        return found
    }

    /// Stores a session under its token.
    public func putSession(_ session: UserSessionRecord, token: String) throws {
        if let known = sessions[token], known.record.userID == session.userID, 0..<1000 ~= session.lastUsed - known.written {
            sessions[token] = (session, known.written)
            return
        }
        try write(
            "INSERT INTO sessions (token, user, lastUsed) VALUES (?, ?, ?) "
                + "ON CONFLICT (token) DO UPDATE SET user = excluded.user, lastUsed = excluded.lastUsed",
            [token, session.userID, session.lastUsed])
        try remember(session, token, written: session.lastUsed)
    }

    private func remember(_ session: UserSessionRecord, _ token: String, written: Int64) throws {
        if sessions.count >= Self.sessionLimit {
            try writeLastUses()
            sessions = [:]
        }
        sessions[token] = (session, written)
    }

    /// Ends the session with a token.
    public func removeSession(token: String) throws {
        sessions[token] = nil
        try write("DELETE FROM sessions WHERE token = ?", [token])
    }

    /// The tokens of a user's sessions.
    public func tokens(ofUser id: String) throws -> [String] {
        try database.access { database in
            let statement = try database.cachedStatement(sql: "SELECT token FROM sessions WHERE user = ? ORDER BY lastUsed, token")
            return try String.fetchAll(statement, arguments: [id])
        }
    }

    /// The tokens of all sessions that were last used before an instant. O(n) in the sessions.
    public func tokens(lastUsedBefore instant: Int64) throws -> [String] {
        var tokens: [String] = []
        try forEachSession { token, session in
            if session.lastUsed < instant { tokens.append(token) }
            return true
        }
        return tokens
    }

    /// Calls a function with every session until it returns `false`.
    public func forEachSession(_ body: (_ token: String, UserSessionRecord) throws -> Bool) throws {
        try database.access { database in
            let rows = try Row.fetchCursor(database, sql: "SELECT token, user, lastUsed FROM sessions ORDER BY token")
            while let row = try rows.next() {
                let token: String = row[0]
                if try !body(token, sessions[token]?.record ?? UserSessionRecord(userID: row[1], lastUsed: row[2])) { return }
            }
        }
    }
}

public import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Says why a database cannot be used.
public struct BackendDatabaseError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as the user named it.
    public var file: String
    /// What is wrong: lower case, no full stop.
    public var message: String

    /// The file and what is wrong.
    public var description: String { "\(file): \(message)" }
}

/// The SQLite file of a backend. It belongs to one thread at a time.
///
/// It is in WAL mode with `synchronous=FULL`: what was committed survives the end of the process and of the machine. The file is held by
/// one process alone; only its owner may read it, since it holds the tokens of sessions.
public final class BackendDatabase {
    private let queue: DatabaseQueue
    /// The connection, while a transaction runs.
    private var current: Database?
    /// Whether the file held nothing when it was opened.
    public private(set) var isNew = false

    private static let version = 2

    /// Opens a file, which is made where there is none.
    public init(path: String) throws(BackendDatabaseError) {
        do {
            // SQLite gives the files beside it the mode of the file. One that is there already is left alone: to close it would drop its locks.
            let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if descriptor >= 0 { Self.closeFile(descriptor) }
            var configuration = Configuration()
            configuration.journalMode = .wal
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA locking_mode=EXCLUSIVE")
            }
            queue = try DatabaseQueue(path: path, configuration: configuration)
            isNew = try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous=FULL")
                return try Self.prepare(database)
            }
        } catch let error as DatabaseError {
            throw BackendDatabaseError(file: path, message: Self.message(error))
        } catch let error as BackendDatabaseError {
            throw BackendDatabaseError(file: path, message: error.message)
        } catch {
            throw BackendDatabaseError(file: path, message: "cannot be used: \(error)")
        }
    }

    private static func closeFile(_ descriptor: Int32) {
        #if canImport(Glibc)
            Glibc.close(descriptor)
        #else
            Musl.close(descriptor)
        #endif
    }

    /// Makes the tables where there are none.
    private static func prepare(_ database: Database) throws -> Bool {
        var isNew = false
        try database.inTransaction(.immediate) {
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            guard version <= Self.version else {
                throw BackendDatabaseError(file: "", message: "was written by a newer version of this program")
            }
            if version == 0 {
                guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 else {
                    throw BackendDatabaseError(file: "", message: "is the database of another program")
                }
                isNew = true
                try database.execute(sql: Self.schema)
            }
            if version < 2 { try database.execute(sql: Self.mailSchema) }
            guard version < Self.version else { return .commit }
            try database.execute(sql: "PRAGMA user_version=\(Self.version)")
            return .commit
        }
        return isNew
    }

    private static let schema = """
        CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE columns (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, description TEXT NOT NULL);
        CREATE TABLE roles (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE users (
            position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, identity TEXT UNIQUE, owner TEXT NOT NULL, status TEXT NOT NULL,
            mayLogIn INTEGER NOT NULL, password TEXT, created INTEGER NOT NULL, updated INTEGER, lastLogin INTEGER,
            socialAccount TEXT NOT NULL, failedLogins INTEGER NOT NULL, lockedAt INTEGER, roles TEXT NOT NULL, properties TEXT NOT NULL);
        CREATE TABLE sessions (token TEXT PRIMARY KEY, user TEXT NOT NULL, lastUsed INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX sessionsOfUser ON sessions (user);
        """

    /// What version 2 added.
    private static let mailSchema = """
        CREATE TABLE mails (
            position INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, user TEXT NOT NULL, identity TEXT NOT NULL, link TEXT NOT NULL,
            sent INTEGER NOT NULL);
        CREATE TABLE links (
            position INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, ending TEXT NOT NULL UNIQUE, user TEXT NOT NULL);
        """

    private static func message(_ error: DatabaseError) -> String {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: "is in use by another process"
        case .SQLITE_NOTADB: "is no SQLite database"
        case .SQLITE_CANTOPEN: "cannot be opened or made"
        case .SQLITE_READONLY: "cannot be written"
        case .SQLITE_CORRUPT: "is damaged"
        default: "cannot be used: \(error.message ?? "SQLite error \(error.resultCode.rawValue)")"
        }
    }

    /// Closes the file, which another process may open then.
    func close() throws { try queue.close() }

    /// Runs a function with the connection, within the transaction that runs, if one does.
    public func access<Result>(_ body: (Database) throws -> Result) throws -> Result {
        if let current { return try body(current) }
        return try queue.writeWithoutTransaction(body)
    }

    /// Runs a function whose changes are stored all or, when it throws, none of them. One within another is a savepoint of it.
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        if let current {
            var result: Result?
            try current.inSavepoint {
                result = try body()
                return .commit
            }
            // Invariant: the function ran to its end, else this threw.
            return result!
        }
        return try queue.writeWithoutTransaction { database in
            current = database
            defer { current = nil }
            var result: Result?
            try database.inTransaction(.immediate) {
                result = try body()
                return .commit
            }
            // Invariant: the function ran to its end, else this threw.
            return result!
        }
    }
}

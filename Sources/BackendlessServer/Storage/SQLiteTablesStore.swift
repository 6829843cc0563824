public import BackendlessTables
public import BackendlessUsers
import GRDB
import OrderedJSON

/// Keeps tables, counters and the cache in a database.
///
/// What tables and columns there are is held in memory as well. A number that changes with each of them is kept beside them and read again
/// before they are used, so that changes that were taken back, by whomever, are noticed.
public final class SQLiteTablesStore: TablesStore {
    private struct Table {
        var id: Int64
        var columns: [TableColumn]
    }

    private let database: BackendDatabase
    /// The number of changes of the schema that `names` and `tables` show.
    private var version: Int64 = -1
    private var names: [String] = []
    private var tables: [String: Table] = [:]

    private static let schema = """
        CREATE TABLE IF NOT EXISTS tablesVersion (number INTEGER NOT NULL);
        INSERT INTO tablesVersion SELECT 0 WHERE NOT EXISTS (SELECT * FROM tablesVersion);
        CREATE TABLE IF NOT EXISTS tables (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS tableColumns (
            position INTEGER PRIMARY KEY, tableID INTEGER NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL, UNIQUE (tableID, name));
        CREATE TABLE IF NOT EXISTS objects (
            position INTEGER PRIMARY KEY AUTOINCREMENT, tableID INTEGER NOT NULL, id TEXT NOT NULL, owner TEXT, created INTEGER NOT NULL,
            updated INTEGER, properties TEXT NOT NULL, UNIQUE (tableID, id));
        CREATE INDEX IF NOT EXISTS objectsInOrder ON objects (tableID, position);
        CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS cache (name TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
        """

    /// Makes a store over a database.
    public init(_ database: BackendDatabase) throws {
        self.database = database
        try database.transaction { try database.access { try $0.execute(sql: Self.schema) } }
    }

    /// Runs changes that happen all or, when the function throws, not at all.
    public func transaction<Output>(_ body: () throws -> Output) throws -> Output { try database.transaction(body) }

    private func write(_ sql: String, _ arguments: StatementArguments) throws {
        try database.access { try $0.cachedStatement(sql: sql).execute(arguments: arguments) }
    }

    /// The first row of a query.
    private func first<Output>(_ sql: String, _ arguments: StatementArguments, _ read: (Row) throws -> Output) throws -> Output? {
        try database.access { database in
            try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: arguments).map(read)
        }
    }

    private func texts(_ sql: String) throws -> [String] {
        try database.access { try String.fetchAll(try $0.cachedStatement(sql: sql)) }
    }

    // MARK: Tables and columns

    /// Brings what is held in memory up to date.
    private func refresh() throws {
        let current: Int64 = try first("SELECT number FROM tablesVersion", []) { $0[0] } ?? 0
        if current == version { return }
        names = []
        tables = [:]
        try database.access { database in
            var nameByID: [Int64: String] = [:]
            for row in try Row.fetchAll(database, sql: "SELECT id, name FROM tables ORDER BY id") {
                let name: String = row[1]
                names.append(name)
                nameByID[row[0]] = name
                tables[name] = Table(id: row[0], columns: [])
            }
            for row in try Row.fetchAll(database, sql: "SELECT tableID, description FROM tableColumns ORDER BY position") {
                guard let name = nameByID[row[0]] else { throw DamagedRow(description: "a column belongs to no table") }
                tables[name]?.columns.append(try TableColumn(stored: row[1]))
            }
        }
        version = current
    }

    private func changeSchema(_ change: () throws -> Void) throws {
        try change()
        try write("UPDATE tablesVersion SET number = number + 1", [])
        // What is held is read again: the number alone does not tell what a change that is taken back had been.
        version = -1
    }

    private func table(_ name: String) throws -> Table? {
        try refresh()
        return tables[name]
    }

    /// The names of all tables, in the order in which they were made.
    public var tableNames: [String] {
        get throws {
            try refresh()
            return names
        }
    }

    /// The columns of a table, in order; nil when there is no such table.
    public func columns(of name: String) throws -> [TableColumn]? { try table(name)?.columns }

    /// Makes a table without columns.
    public func addTable(_ name: String) throws {
        guard try table(name) == nil else { return }
        try changeSchema { try write("INSERT INTO tables (name) VALUES (?)", [name]) }
    }

    /// Appends a column to a table.
    public func addColumn(_ column: TableColumn, to name: String) throws {
        guard let table = try table(name) else { return }
        try changeSchema {
            try write(
                "INSERT INTO tableColumns (tableID, name, description) VALUES (?, ?, ?)", [table.id, column.name, column.storedText])
        }
    }

    /// Forgets all tables, counters and values of the cache.
    public func removeAll() throws {
        try changeSchema {
            for name in ["objects", "tableColumns", "tables", "counters", "cache"] { try write("DELETE FROM \(name)", []) }
        }
    }

    // MARK: Rows

    private static let rowColumns = "id, owner, created, updated, properties"

    private static func row(_ stored: Row) throws -> TableRow {
        var row = TableRow(objectID: stored[0], ownerID: stored[1], created: stored[2], updated: stored[3])
        guard let values = try JSONParser.parse(stored[4] as String).arrayValue else {
            throw DamagedRow(description: "an object has no properties")
        }
        row.values = values
        return row
    }

    /// The row of a table with an id.
    public func row(id: String, in name: String) throws -> TableRow? {
        guard let table = try table(name) else { return nil }
        return try first("SELECT \(Self.rowColumns) FROM objects WHERE tableID = ? AND id = ?", [table.id, id], Self.row)
    }

    /// Stores a row of a table.
    public func put(_ row: TableRow, in name: String) throws {
        guard let table = try table(name) else { return }
        try write(
            """
            INSERT INTO objects (tableID, \(Self.rowColumns)) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (tableID, id) DO UPDATE SET owner = excluded.owner, created = excluded.created, updated = excluded.updated,
            properties = excluded.properties
            """,
            [table.id, row.objectID, row.ownerID, row.created, row.updated, JSONWriter.text(.array(row.values))])
    }

    /// Deletes the row with an id.
    public func removeRow(id: String, in name: String) throws {
        guard let table = try table(name) else { return }
        try write("DELETE FROM objects WHERE tableID = ? AND id = ?", [table.id, id])
    }

    /// The number of rows of a table.
    public func rowCount(in name: String) throws -> Int {
        guard let table = try table(name) else { return 0 }
        return try first("SELECT count(*) FROM objects WHERE tableID = ?", [table.id]) { $0[0] } ?? 0
    }

    /// Calls a function with every row of a table in the order in which they were made, until it returns `false`.
    public func forEachRow(in name: String, _ body: (TableRow) throws -> Bool) throws {
        guard let table = try table(name) else { return }
        try database.access { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT \(Self.rowColumns) FROM objects WHERE tableID = ? ORDER BY position", arguments: [table.id])
            while let row = try rows.next() {
                if try !body(try Self.row(row)) { return }
            }
        }
    }

    // MARK: Counters and cache

    /// The names of all counters that were ever changed, sorted.
    public var counterNames: [String] { get throws { try texts("SELECT name FROM counters ORDER BY name") } }

    /// The number of counters that were ever changed.
    public var counterCount: Int { get throws { try first("SELECT count(*) FROM counters", []) { $0[0] } ?? 0 } }

    /// The value of a counter.
    public func counter(_ name: String) throws -> Int64 { try first("SELECT value FROM counters WHERE name = ?", [name]) { $0[0] } ?? 0 }

    /// Sets the value of a counter.
    public func setCounter(_ name: String, to value: Int64) throws {
        try write("INSERT INTO counters VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", [name, value])
    }

    /// The names of all values of the cache, sorted.
    public var cacheNames: [String] { get throws { try texts("SELECT name FROM cache ORDER BY name") } }

    /// The number of values of the cache.
    public var cacheCount: Int { get throws { try first("SELECT count(*) FROM cache", []) { $0[0] } ?? 0 } }

    /// A value of the cache.
    public func cacheEntry(_ name: String) throws -> CacheEntry? {
        try first("SELECT value, expires FROM cache WHERE name = ?", [name]) { row in
            CacheEntry(try JSONParser.parse(row[0] as String), expires: row[1])
        }
    }

    /// Keeps a value in the cache, or forgets it.
    public func setCacheEntry(_ name: String, to entry: CacheEntry?) throws {
        guard let entry else { return try write("DELETE FROM cache WHERE name = ?", [name]) }
        try write(
            "INSERT INTO cache VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value, expires = excluded.expires",
            [name, JSONWriter.text(entry.value), entry.expires])
    }
}

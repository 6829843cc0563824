public import OrderedJSON

/// Where tables, counters and the cache are kept. A store keeps and finds; it knows no rules.
///
/// Any error that a store throws reaches the client as 1007.
public protocol TablesStore: AnyObject {
    /// Runs changes that happen all or, when the function throws, not at all. One may stand within another.
    func transaction<Output>(_ body: () throws -> Output) throws -> Output

    /// The names of all tables, in the order in which they were made.
    var tableNames: [String] { get throws }
    /// The columns of a table, in order; nil when there is no such table.
    func columns(of table: String) throws -> [TableColumn]?
    /// Makes a table without columns.
    func addTable(_ table: String) throws
    /// Appends a column to a table that is there.
    func addColumn(_ column: TableColumn, to table: String) throws

    /// Forgets all tables, counters and values of the cache.
    func removeAll() throws

    /// The row of a table with an id.
    func row(id: String, in table: String) throws -> TableRow?
    /// Stores a row of a table that is there, in the place of what was stored under its id.
    func put(_ row: TableRow, in table: String) throws
    /// Deletes the row with an id.
    func removeRow(id: String, in table: String) throws
    /// The number of rows of a table.
    func rowCount(in table: String) throws -> Int
    /// Calls a function with every row of a table in the order in which they were made, until it returns `false`.
    func forEachRow(in table: String, _ body: (TableRow) throws -> Bool) throws

    /// The names of all counters that were ever changed, sorted.
    var counterNames: [String] { get throws }
    /// The number of counters that were ever changed.
    var counterCount: Int { get throws }
    /// The value of a counter; 0 when nobody changed it yet.
    func counter(_ name: String) throws -> Int64
    /// Sets the value of a counter.
    func setCounter(_ name: String, to value: Int64) throws

    /// The names of all values of the cache, sorted.
    var cacheNames: [String] { get throws }
    /// The number of values of the cache.
    var cacheCount: Int { get throws }
    /// A value of the cache.
    func cacheEntry(_ name: String) throws -> CacheEntry?
    /// Keeps a value in the cache, or forgets it.
    func setCacheEntry(_ name: String, to entry: CacheEntry?) throws

    /// About how many bytes the store keeps in memory, for limits.
    var keptByteCount: Int { get }
}

extension TablesStore {
    /// 0, for stores that keep nothing in memory.
    public var keptByteCount: Int { 0 }
}

/// A value of the cache.
public struct CacheEntry: Hashable, Sendable {
    /// The value.
    public var value: JSONValue
    /// When it is forgotten, in milliseconds since 1970.
    public var expires: Int64

    /// Makes a value that is forgotten at a time.
    public init(_ value: JSONValue, expires: Int64) {
        self.value = value
        self.expires = expires
    }
}

public import BackendlessUsers

/// Keeps tables, counters and the cache in memory.
///
/// Rows lie next to each other in the order in which they were made; ids lead to them through a hash table. Every operation but
/// `forEachRow` takes constant time.
public final class MemoryTablesStore: TablesStore {
    private struct Table {
        var columns: [TableColumn] = []
        /// The rows; a deleted one leaves a hole until holes outnumber rows.
        var rows: [TableRow?] = []
        var offsetByID: [String: Int] = [:]

        mutating func closeHoles() {
            guard rows.count > 64, offsetByID.count < rows.count / 2 else { return }
            rows.removeAll { $0 == nil }
            for (offset, row) in rows.enumerated() {
                if let row { offsetByID[row.objectID] = offset }
            }
        }
    }

    /// What takes one change back.
    private enum Undo {
        case table(String)
        case column(ofTable: String)
        /// Puts a row back, or removes the one that was appended.
        case row(TableRow?, id: String, offset: Int, table: String)
        case counter(String, Int64?)
        case cacheEntry(String, CacheEntry?)
        /// Puts everything back.
        case everything([String], [String: Table], [String: Int64], [String: CacheEntry])
    }

    /// The names of all tables, in the order in which they were made.
    public private(set) var tableNames: [String] = []
    private var tables: [String: Table] = [:]
    private var counters: [String: Int64] = [:]
    private var cache: [String: CacheEntry] = [:]
    /// How to take back what the transaction that runs has changed, first change first; nil when none runs.
    private var undos: [Undo]?
    /// About how many bytes tables, counters and cache take.
    public private(set) var keptByteCount = 0

    /// Makes a store without tables.
    public init() {}

    /// Runs changes that happen all or not at all; those of one that fails are taken back one by one.
    public func transaction<Output>(_ body: () throws -> Output) throws -> Output {
        let isOutermost = undos == nil
        let start = undos?.count ?? 0
        let byteCount = keptByteCount
        if isOutermost { undos = [] }
        do {
            let output = try body()
            if isOutermost { finish() }
            return output
        } catch {
            while let undo = undos?.last, (undos?.count ?? 0) > start {
                undos?.removeLast()
                takeBack(undo)
            }
            if isOutermost { undos = nil }
            keptByteCount = byteCount
            throw error
        }
    }

    private func finish() {
        var shrunken: Set<String> = []
        for case .row(_?, _, _, let table) in undos ?? [] { shrunken.insert(table) }
        undos = nil
        for table in shrunken { tables[table]?.closeHoles() }
    }

    private func takeBack(_ undo: Undo) {
        switch undo {
        case .table(let name):
            tables[name] = nil
            tableNames.removeLast()
        case .column(let table): tables[table]?.columns.removeLast()
        case .row(let row?, let id, let offset, let table):
            tables[table]?.rows[offset] = row
            tables[table]?.offsetByID[id] = offset
        case .row(nil, let id, _, let table):
            tables[table]?.rows.removeLast()
            tables[table]?.offsetByID[id] = nil
        case .counter(let name, let value): counters[name] = value
        case .cacheEntry(let name, let entry): cache[name] = entry
        case .everything(let names, let tables, let counters, let cache):
            (tableNames, self.tables, self.counters, self.cache) = (names, tables, counters, cache)
        }
    }

    /// The columns of a table; nil when there is no such table.
    public func columns(of table: String) -> [TableColumn]? { tables[table]?.columns }

    /// Makes a table without columns.
    public func addTable(_ table: String) {
        guard tables[table] == nil else { return }
        tables[table] = Table()
        tableNames.append(table)
        keptByteCount += 500 + table.utf8.count
        undos?.append(.table(table))
    }

    /// Appends a column to a table.
    public func addColumn(_ column: TableColumn, to table: String) {
        guard tables[table] != nil else { return }
        tables[table]?.columns.append(column)
        keptByteCount += 200 + column.name.utf8.count
        undos?.append(.column(ofTable: table))
    }

    /// Forgets all tables, counters and values of the cache.
    public func removeAll() {
        undos?.append(.everything(tableNames, tables, counters, cache))
        (tableNames, tables, counters, cache) = ([], [:], [:], [:])
        keptByteCount = 0
    }

    /// The row of a table with an id.
    public func row(id: String, in table: String) -> TableRow? {
        guard let offset = tables[table]?.offsetByID[id] else { return nil }
        return tables[table]?.rows[offset]
    }

    /// Stores a row.
    public func put(_ row: TableRow, in table: String) {
        guard let count = tables[table]?.rows.count else { return }
        keptByteCount += row.keptByteCount
        if let offset = tables[table]?.offsetByID[row.objectID] {
            if undos != nil { undos?.append(.row(tables[table]?.rows[offset], id: row.objectID, offset: offset, table: table)) }
            keptByteCount -= (tables[table]?.rows[offset]?.keptByteCount ?? 0)
            tables[table]?.rows[offset] = row
        } else {
            undos?.append(.row(nil, id: row.objectID, offset: count, table: table))
            tables[table]?.offsetByID[row.objectID] = count
            tables[table]?.rows.append(row)
        }
    }

    /// Deletes the row with an id.
    public func removeRow(id: String, in table: String) {
        guard let offset = tables[table]?.offsetByID.removeValue(forKey: id) else { return }
        let row = tables[table]?.rows[offset]
        keptByteCount -= row?.keptByteCount ?? 0
        tables[table]?.rows[offset] = nil
        if undos == nil {
            tables[table]?.closeHoles()
        } else {
            undos?.append(.row(row, id: id, offset: offset, table: table))
        }
    }

    /// The number of rows of a table.
    public func rowCount(in table: String) -> Int { tables[table]?.offsetByID.count ?? 0 }

    /// Calls a function with every row of a table until it returns `false`.
    public func forEachRow(in table: String, _ body: (TableRow) throws -> Bool) rethrows {
        guard let rows = tables[table]?.rows else { return }
        for case let row? in rows where try !body(row) { return }
    }

    /// The names of all counters that were ever changed, sorted.
    public var counterNames: [String] { counters.keys.sorted() }

    /// The number of counters that were ever changed.
    public var counterCount: Int { counters.count }

    /// The value of a counter.
    public func counter(_ name: String) -> Int64 { counters[name] ?? 0 }

    /// Sets the value of a counter.
    public func setCounter(_ name: String, to value: Int64) {
        undos?.append(.counter(name, counters[name]))
        if counters[name] == nil { keptByteCount += 100 + name.utf8.count }
        counters[name] = value
    }

    /// The names of all values of the cache, sorted.
    public var cacheNames: [String] { cache.keys.sorted() }

    /// The number of values of the cache.
    public var cacheCount: Int { cache.count }

    /// A value of the cache.
    public func cacheEntry(_ name: String) -> CacheEntry? { cache[name] }

    /// Keeps a value in the cache, or forgets it.
    public func setCacheEntry(_ name: String, to entry: CacheEntry?) {
        undos?.append(.cacheEntry(name, cache[name]))
        keptByteCount += (entry.map { Self.byteCount(name, $0) } ?? 0) - (cache[name].map { Self.byteCount(name, $0) } ?? 0)
        cache[name] = entry
    }

    private static func byteCount(_ name: String, _ entry: CacheEntry) -> Int { 200 + name.utf8.count + entry.value.keptByteCount }
}

extension TableRow {
    /// About how many bytes a row takes while it is kept.
    var keptByteCount: Int { values.reduce(250 + objectID.utf8.count) { $0 + $1.keptByteCount } }
}

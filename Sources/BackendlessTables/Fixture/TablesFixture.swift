public import BackendlessUsers
public import OrderedJSON

/// The tables, counters and cached values with which a backend starts.
///
///     {"Orders": [{"objectId": "O1", "total": 12.5}, ...],
///      "Customers": {"columns": [{"name": "email", "type": "STRING", "unique": true}, ...], "rows": [...]},
///      "$counters": {"visits": 3}, "$cache": {"greeting": "hello"}, "$dynamicSchema": true}
///
/// Every key is optional; one that starts with `$` is no table. The same form is read by `--tables FILE` and by the `tables` key of a context.
public struct TablesFixture: Sendable {
    /// A table of a fixture.
    public struct Table: Sendable {
        /// The name.
        public var name: String
        /// The columns; properties of rows that are none make one.
        public var columns: [TableColumn] = []
        /// The objects.
        public var rows: [JSONObject] = []

        /// Makes an empty table.
        public init(_ name: String) { self.name = name }
    }

    /// The tables, in order.
    public var tables: [Table] = []
    /// The counters.
    public var counters: [(name: String, value: Int64)] = []
    /// The values of the cache, which are forgotten two hours after the start.
    public var cache: [(name: String, value: JSONValue)] = []
    /// What the application allows.
    public var settings = TablesSettings()

    /// Makes a fixture without tables.
    public init() {}

    /// Makes a backend that starts with this fixture.
    ///
    /// Objects come in as they are: values need not suit their columns, properties that are no column make one.
    public func makeBackend(
        clock: UsersClock = .system, identifiers: IdentifierSource = IdentifierSource()
    ) -> TablesBackend {
        let backend = TablesBackend(settings: settings, clock: clock, identifiers: identifiers)
        // A store in memory throws nothing.
        try? load(into: backend)
        return backend
    }

    /// Puts all that the fixture holds into tables, beside what they hold already.
    public func load(into backend: TablesBackend) throws {
        let store = backend.store
        let now = backend.clock.now()
        try store.transaction {
            for table in tables {
                try store.addTable(table.name)
                let known = try store.columns(of: table.name) ?? []
                for column in table.columns where !known.contains(where: { $0.name == column.name }) {
                    try store.addColumn(column, to: table.name)
                }
                for object in table.rows { try backend.load(object, into: table.name, now) }
            }
            for (name, value) in counters { try store.setCounter(name, to: value) }
            for (name, value) in cache {
                try store.setCacheEntry(name, to: CacheEntry(value, expires: now + settings.maximumCacheSeconds * 1000))
            }
        }
    }
}

extension TablesBackend {
    /// Puts an object of a fixture into a table.
    fileprivate func load(_ object: JSONObject, into table: String, _ now: Int64) throws {
        func instant(_ name: String) -> Int64? {
            object[name].flatMap { $0.integerValue ?? $0.stringValue.flatMap(ConditionDate.milliseconds) }
        }
        var row = TableRow(
            objectID: object["objectId"]?.stringValue ?? identifiers.identifier(), ownerID: object["ownerId"]?.stringValue,
            created: instant("created") ?? now, updated: instant("updated"))
        var columns = try store.columns(of: table) ?? []
        for (name, value) in object where !Self.isSystemProperty(name) {
            let offset = columns.firstIndex { $0.name == name } ?? columns.count
            if offset == columns.count {
                columns.append(TableColumn(name, TableColumn.type(of: value)))
                try store.addColumn(columns[offset], to: table)
            }
            let date = columns[offset].type == .dateTime ? value.stringValue.flatMap(ConditionDate.milliseconds) : nil
            row.setValue(date.map { .number(Double($0)) } ?? value, at: offset)
        }
        try store.put(row, in: table)
    }

    /// Everything that the tables hold, in the form of a fixture without columns, the way expectations compare it.
    public func contents() throws -> JSONObject {
        var contents: JSONObject = [:]
        for table in try store.tableNames {
            let columns = try store.columns(of: table) ?? []
            var rows: [JSONValue] = []
            try store.forEachRow(in: table) { row in
                rows.append(.object(row.json(table: table, columns)))
                return true
            }
            contents[table] = .array(rows)
        }
        var counters: JSONObject = [:]
        for name in try store.counterNames { counters[name] = .number(Double(try store.counter(name))) }
        contents["$counters"] = .object(counters)
        var cache: JSONObject = [:]
        for name in try store.cacheNames { cache[name] = try liveCacheEntry(name)?.value }
        contents["$cache"] = .object(cache)
        return contents
    }
}

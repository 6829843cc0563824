public import BackendlessUsers
public import OrderedJSON

/// The rules of tables, counters and the cache: what each request does to them, and how it fails.
///
/// It is synchronous and belongs to one thread at a time; `SharedTablesBackend` puts a lock around it. Time and randomness come from outside.
/// The same rules answer the in-memory service and a local HTTP server.
public final class TablesBackend {
    /// What the application allows.
    public var settings: TablesSettings
    /// Tells the time.
    public var clock: UsersClock
    /// Makes ids.
    public var identifiers: IdentifierSource
    /// Where tables are kept.
    public let store: any TablesStore

    /// Makes a backend over a store.
    public init(
        store: any TablesStore = MemoryTablesStore(), settings: TablesSettings = TablesSettings(), clock: UsersClock = .system,
        identifiers: IdentifierSource = IdentifierSource()
    ) {
        self.store = store
        self.settings = settings
        self.clock = clock
        self.identifiers = identifiers
    }

    /// Answers a request.
    ///
    /// - Returns: the body; nil for an empty one.
    /// - Throws: the fault that the service would answer with. Any error of the store becomes 1007.
    public func answer(_ request: TablesRequest, from caller: TablesCaller) throws(UserFault) -> JSONValue? {
        do {
            return try request.changes ? store.transaction { try perform(request, caller) } : try perform(request, caller)
        } catch let fault as UserFault {
            throw fault
        } catch {
            throw .dataFailure("\(error)")
        }
    }

    /// Forgets all tables, counters and values of the cache.
    public func reset() throws { try store.transaction { try store.removeAll() } }

    private func perform(_ request: TablesRequest, _ caller: TablesCaller) throws -> JSONValue? {
        switch request {
        case .create(let table, let body): return try create(table, body, caller)
        case .save(let table, let body): return try save(table, body, caller)
        case .upsert(let table, let body): return try upsert(table, body, caller)
        case .update(let table, let id, let body): return try update(table, id, body)
        case .load(let table, let id, let query): return try load(table, id, query)
        case .remove(let table, let id): return try remove(table, id)
        case .find(let table, let query): return .array(try find(table, query))
        case .first(let table, let query): return try end(table, query, "created asc")
        case .last(let table, let query): return try end(table, query, "created desc")
        case .count(let table, let query): return .number(Double(try count(table, query)))
        case .describe(let table): return try describe(table)
        case .bulkCreate(let table, let objects): return try bulkCreate(table, objects, caller)
        case .bulkUpsert(let table, let objects): return try bulkUpsert(table, objects, caller)
        case .bulkUpdate(let table, let condition, let changes): return try bulkUpdate(table, condition, changes)
        case .bulkDelete(let table, let condition): return try bulkDelete(table, condition)
        case .counter(let name, let action): return try counter(name, action)
        case .counterNames(let pattern): return try counterNames(pattern)
        case .putIntoCache(let name, let value, let seconds): return try putIntoCache(name, value, seconds)
        case .getFromCache(let name): return try liveCacheEntry(name)?.value ?? .null
        case .checkCache(let name): return .bool(try liveCacheEntry(name) != nil)
        case .removeFromCache(let name): return try removeFromCache(name)
        case .expireCache(let name, let seconds): return try expireCache(name, afterSeconds: seconds)
        case .expireCacheAt(let name, let instant): return try expireCache(name, at: instant)
        }
    }
}

extension TablesRequest {
    /// Whether the request may change something.
    var changes: Bool {
        switch self {
        case .load, .find, .first, .last, .count, .describe, .counterNames, .getFromCache, .checkCache, .counter(_, .get): false
        default: true
        }
    }
}

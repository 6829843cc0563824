public import BackendlessTables
public import BackendlessUsers
public import OrderedJSON

/// Tables, counters and the cache behind the routes of a server.
extension TablesBackend: DataRoutes {
    /// The first tables by their names.
    public func tableEntries(limit: Int) throws -> [TableEntry] {
        try store.tableNames.sorted().prefix(limit).map { name in
            TableEntry(name: name, columns: try store.columns(of: name)?.map(\.name) ?? [], objectCount: try store.rowCount(in: name))
        }
    }

    /// About how many bytes are kept in memory.
    public var keptByteCount: Int { store.keptByteCount }

    /// Answers a request.
    public func answer(
        method: String, segments: [String], query: UserQuery, body: JSONValue?, caller: CallerIdentity
    ) throws(UserFault) -> JSONValue?? {
        guard let request = TablesRequest(method: method, segments: segments, query: query, body: body) else { return nil }
        return .some(try answer(request, from: TablesCaller(userID: caller.userID, keyKind: caller.keyKind)))
    }
}

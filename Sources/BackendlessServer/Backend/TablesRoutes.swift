public import BackendlessTables
public import BackendlessUsers
public import OrderedJSON

/// Tables, counters and the cache behind the routes of a server.
extension TablesBackend: DataRoutes {
    /// Answers a request.
    public func answer(
        method: String, segments: [String], query: UserQuery, body: JSONValue?, caller: CallerIdentity
    ) throws(UserFault) -> JSONValue?? {
        guard let request = TablesRequest(method: method, segments: segments, query: query, body: body) else { return nil }
        return .some(try answer(request, from: TablesCaller(userID: caller.userID, keyKind: caller.keyKind)))
    }
}

public import BackendlessUsers
public import OrderedJSON

/// Answers the routes beside those of users: other tables, counters, cache.
///
/// It belongs to the thread that holds the backend's lock; application, key and session are checked already.
public protocol DataRoutes: AnyObject {
    /// Answers a request.
    ///
    /// - Parameters:
    ///   - method: in upper case.
    ///   - segments: the segments of the path below the base address, unescaped, such as `["data", "Orders", "ID"]`.
    ///   - query: the query part of the address.
    ///   - body: the body; `nil` when there is none.
    ///   - caller: who calls.
    /// - Returns: `nil` when no route has this method and path; else the body, `.some(nil)` for an empty one.
    /// - Throws: the fault that the service would answer with.
    func answer(
        method: String, segments: [String], query: UserQuery, body: JSONValue?, caller: CallerIdentity
    ) throws(UserFault) -> JSONValue??

    /// Forgets everything that was stored.
    func reset() throws
}

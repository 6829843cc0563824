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

    /// The tables with their numbers of objects, for the admin page.
    func tableEntries(limit: Int) throws -> [TableEntry]

    /// About how many bytes are kept; 0 where the store of the users counts them.
    var keptByteCount: Int { get }

    /// Forgets everything that was stored.
    func reset() throws
}

/// A table as an administrator sees it.
public struct TableEntry: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The names of its columns, in order.
    public var columns: [String]
    /// The number of its objects.
    public var objectCount: Int

    /// Makes an entry.
    public init(name: String, columns: [String], objectCount: Int) {
        self.name = name
        self.columns = columns
        self.objectCount = objectCount
    }
}

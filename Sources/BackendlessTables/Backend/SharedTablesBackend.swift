public import BackendlessUsers
public import OrderedJSON
import Synchronization

/// Tables that several clients, on several threads, talk to.
public final class SharedTablesBackend: Sendable {
    private let backend: Mutex<TablesBackend>

    /// Puts a lock around a backend, which from then on is reached through this object alone.
    public init(_ backend: sending TablesBackend) { self.backend = Mutex(backend) }

    /// Answers a request.
    ///
    /// - Returns: the body; nil for an empty one.
    public func answer(_ request: TablesRequest, from caller: TablesCaller) throws(UserFault) -> JSONValue? {
        try backend.withLock { (backend) throws(UserFault) in try backend.answer(request, from: caller) }
    }

    /// Reads or changes the backend while no request is answered.
    public func withBackend<Output: Sendable>(_ body: (TablesBackend) throws -> Output) rethrows -> Output {
        try backend.withLock { try body($0) }
    }
}

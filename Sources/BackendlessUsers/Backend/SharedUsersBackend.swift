public import OrderedJSON
import Synchronization

/// A backend that several clients, on several threads, talk to.
public final class SharedUsersBackend: Sendable {
    private let backend: Mutex<UsersBackend>

    /// Puts a lock around a backend, which from then on is reached through this object alone.
    public init(_ backend: sending UsersBackend) { self.backend = Mutex(backend) }

    /// Answers a request.
    ///
    /// - Returns: the body; `nil` for an empty one.
    public func answer(_ request: UserRequest, from caller: UsersCaller) throws(UserFault) -> JSONValue? {
        try backend.withLock { (backend) throws(UserFault) in try backend.answer(request, from: caller) }
    }

    /// Reads or changes the backend, such as its settings, while no request is answered.
    public func withBackend<Result: Sendable>(_ body: (UsersBackend) throws -> Result) rethrows -> Result {
        try backend.withLock { try body($0) }
    }
}

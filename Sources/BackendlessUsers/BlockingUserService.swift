import Glibc
public import OrderedJSON
import Synchronization

/// The operations for scripts: each waits for its outcome on the calling thread.
///
/// Call it from a thread of your own, never from an async function, whose thread it would take away.
public struct BlockingUserService<Base: UserService>: Sendable {
    /// The service that is asked.
    public let base: Base

    /// Makes the blocking form of a service.
    public init(_ base: Base) { self.base = base }

    /// Performs a call.
    public func perform(_ call: UserCall) throws(UserFault) -> JSONValue {
        if let immediate = base as? any ImmediateUserService { return try immediate.performNow(call) }
        return try run { (service) throws(UserFault) in try await service.perform(call) }
    }

    /// Performs any of the async methods.
    ///
    ///     let user = try service.blocking.run { try await $0.update(user) }
    public func run<Output: Sendable>(
        _ operation: @escaping @Sendable (Base) async throws(UserFault) -> Output
    ) throws(UserFault) -> Output {
        let outcome = BlockingOutcome<Output>()
        base.run(operation) { outcome.set($0) }
        return try outcome.wait().get()
    }

    /// Makes a new user.
    @discardableResult
    public func register(_ user: BackendlessUser) throws(UserFault) -> BackendlessUser {
        try run { (service) throws(UserFault) in try await service.register(user) }
    }

    /// Logs in by identity and password.
    @discardableResult
    public func login(identity: String, password: String, stayLoggedIn: Bool = false) throws(UserFault) -> BackendlessUser {
        try run { (service) throws(UserFault) in
            try await service.login(identity: identity, password: password, stayLoggedIn: stayLoggedIn)
        }
    }

    /// Ends the session.
    public func logout() throws(UserFault) { try run { (service) throws(UserFault) in try await service.logout() } }

    /// Changes a user and returns it with all properties that are stored.
    @discardableResult
    public func update(_ user: BackendlessUser) throws(UserFault) -> BackendlessUser {
        try run { (service) throws(UserFault) in try await service.update(user) }
    }
}

extension UserService {
    /// The service for callers that wait.
    public var blocking: BlockingUserService<Self> { BlockingUserService(self) }
}

/// An outcome that one thread waits for and another sets.
package final class BlockingOutcome<Output: Sendable>: @unchecked Sendable {
    // Guarded by the condition's mutex; the pointers live as long as the object.
    private var outcome: Result<Output, UserFault>?
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    package init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    package func set(_ result: Result<Output, UserFault>) {
        pthread_mutex_lock(mutex)
        outcome = result
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    package func wait() -> Result<Output, UserFault> {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let outcome { return outcome }
            pthread_cond_wait(condition, mutex)
        }
    }
}

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
    ///
    /// - Parameter isOver: asked some 50 times a second while the call waits; the call is cancelled as soon as it says yes.
    /// - Throws: `UserFault`; one of origin `cancelled` when nobody waits for the outcome any more.
    public func perform(_ call: UserCall, unless isOver: () -> Bool = { false }) throws(UserFault) -> JSONValue {
        if let immediate = base as? any ImmediateUserService { return try immediate.performNow(call, unless: isOver) }
        let base = base
        return try BlockingOutcome.wait(unless: isOver) { () throws(UserFault) in try await base.perform(call) }
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

    /// Performs an operation on a task and waits for its outcome; the task is cancelled when `isOver` says so.
    package static func wait(
        unless isOver: () -> Bool, _ operation: @escaping @Sendable () async throws(UserFault) -> Output
    ) throws(UserFault) -> Output {
        let outcome = BlockingOutcome()
        let task = Task {
            do throws(UserFault) {
                outcome.set(.success(try await operation()))
            } catch {
                outcome.set(.failure(error))
            }
        }
        if let result = outcome.wait(unless: isOver) { return try result.get() }
        task.cancel()
        throw .cancelled()
    }

    package func set(_ result: Result<Output, UserFault>) {
        pthread_mutex_lock(mutex)
        outcome = result
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    /// Waits; nil when `isOver`, which is asked again and again, says that there is no more to wait for.
    private func wait(unless isOver: () -> Bool) -> Result<Output, UserFault>? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let outcome { return outcome }
            if isOver() { return nil }
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            time.tv_nsec += Self.pauseNanoseconds
            if time.tv_nsec >= 1_000_000_000 { (time.tv_sec, time.tv_nsec) = (time.tv_sec + 1, time.tv_nsec - 1_000_000_000) }
            pthread_cond_timedwait(condition, mutex, &time)
        }
    }

    /// How long a wait may go on after it is over: no handler of a signal may wake a condition.
    private static var pauseNanoseconds: Int { Int(Patience.longestPause * 1e6) }

    package func wait() -> Result<Output, UserFault> {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let outcome { return outcome }
            pthread_cond_wait(condition, mutex)
        }
    }
}

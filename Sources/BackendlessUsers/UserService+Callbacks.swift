public import OrderedJSON

/// The operations for callers that give a function to be called with the outcome, as the SDKs' older form has it.
///
/// The function runs on a task of its own, not on the caller's thread.
extension UserService {
    /// Performs a call.
    public func perform(_ call: UserCall, then completion: @escaping @Sendable (Result<JSONValue, UserFault>) -> Void) {
        Task {
            do throws(UserFault) {
                completion(.success(try await perform(call)))
            } catch {
                completion(.failure(error))
            }
        }
    }

    /// Performs any of the async methods.
    ///
    ///     service.run({ try await $0.update(user) }) { outcome in ... }
    public func run<Output: Sendable>(
        _ operation: @escaping @Sendable (Self) async throws(UserFault) -> Output,
        then completion: @escaping @Sendable (Result<Output, UserFault>) -> Void
    ) {
        Task {
            do throws(UserFault) {
                completion(.success(try await operation(self)))
            } catch {
                completion(.failure(error))
            }
        }
    }

    /// Makes a new user.
    public func register(_ user: BackendlessUser, then completion: @escaping @Sendable (Result<BackendlessUser, UserFault>) -> Void) {
        run({ (service) throws(UserFault) in try await service.register(user) }, then: completion)
    }

    /// Logs in by identity and password.
    public func login(
        identity: String, password: String, stayLoggedIn: Bool = false,
        then completion: @escaping @Sendable (Result<BackendlessUser, UserFault>) -> Void
    ) {
        run(
            { (service) throws(UserFault) in try await service.login(identity: identity, password: password, stayLoggedIn: stayLoggedIn) },
            then: completion)
    }

    /// Ends the session.
    public func logout(then completion: @escaping @Sendable (Result<Void, UserFault>) -> Void) {
        run({ (service) throws(UserFault) in try await service.logout() }, then: completion)
    }

    /// Changes a user.
    public func update(_ user: BackendlessUser, then completion: @escaping @Sendable (Result<BackendlessUser, UserFault>) -> Void) {
        run({ (service) throws(UserFault) in try await service.update(user) }, then: completion)
    }
}

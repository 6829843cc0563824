public import BackendlessUsers
import Logging
public import OrderedJSON
import Synchronization

/// The client of a user service over HTTP: what goes over the wire is what the JavaScript SDK sends.
///
/// It keeps connections open between calls; `shutdown()` closes them, otherwise they close with the last reference to the client.
public final class HTTPUserService: UserService {
    /// Where the service is.
    public let address: UserServiceAddress
    let transport: HTTPTransport
    private let sessionStore: (any SessionStore)?
    private let state: Mutex<State>

    private struct State {
        var session: UserSession
        /// The load of the current user that is under way and that further askers share.
        var reload: SharedReply?
    }

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - address: where the service is.
    ///   - configuration: how to connect, wait and give up.
    ///   - sessionStore: where a session goes that outlives a restart. One that cannot be read counts as empty.
    /// - Throws: `UserFault` when the file of trusted certificates cannot be read.
    public init(
        address: UserServiceAddress, configuration: HTTPUserServiceConfiguration = HTTPUserServiceConfiguration(),
        sessionStore: (any SessionStore)? = nil
    ) throws(UserFault) {
        self.address = address
        self.sessionStore = sessionStore
        transport = try HTTPTransport(address, configuration)
        state = Mutex(State(session: UserSession(kept: (try? sessionStore?.load()) ?? nil)))
    }

    /// The session of this client.
    public var session: UserSession {
        get { state.withLock { $0.session } }
        set { state.withLock { $0.session = newValue } }
    }

    /// Closes all connections; calls fail from then on.
    public func shutdown() async { await transport.shutdown() }

    /// Performs one call.
    public func perform(_ call: UserCall) async throws(UserFault) -> JSONValue {
        var exchange = UserExchange(call)
        var (step, token) = try withSession { (session) throws(UserFault) in (try exchange.start(&session), session.token) }
        while case .send(let request) = step {
            let reply = await reply(to: request, token, call.operation)
            step = try withSession { (session) throws(UserFault) in try exchange.receive(reply, &session) }
        }
        guard case .finished(let value) = step else { return .null }
        return value
    }

    /// Sends a request. Loads of the current user that overlap share one; a failed one is forgotten.
    private func reply(to request: UserRequest, _ token: String?, _ operation: UserOperation) async -> Result<JSONValue, UserFault> {
        guard operation == .getCurrentUser else { return await transport.send(request, token: token, operation: operation) }
        let shared = state.withLock { state in
            if let reload = state.reload, !reload.isOver { return reload }
            let reload = SharedReply { [transport] in await transport.send(request, token: token, operation: operation) }
            state.reload = reload
            return reload
        }
        return await shared.result()
    }

    /// Changes the session and keeps what outlives a restart.
    private func withSession<Output: Sendable>(
        _ body: (inout UserSession) throws(UserFault) -> Output
    ) throws(UserFault) -> Output {
        try state.withLock { (state) throws(UserFault) in
            let before = state.session.kept
            defer { if state.session.kept != before { keep(state.session.kept) } }
            return try body(&state.session)
        }
    }

    private func keep(_ kept: UserSession.Kept?) {
        do {
            try sessionStore?.save(kept)
        } catch {
            transport.configuration.logger?.warning("the session could not be kept", metadata: ["error": "\(error)"])
        }
    }
}

extension HTTPUserService: RedactedDescription {
    /// The host and who is logged in, without key and token.
    public var description: String { "HTTPUserService(\(address), \(session))" }
}

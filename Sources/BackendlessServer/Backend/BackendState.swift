import BackendlessTables
import BackendlessUsers
import OrderedJSON

/// All that a local backend holds. Whoever has the lock has it alone.
final class BackendState {
    let users: UsersBackend
    /// Answers the routes of other tables, where there are any.
    let tables: (any DataRoutes)?
    /// The users and settings with which the backend starts, and which the admin page seeds again.
    let fixture: UsersFixture
    private let maximumByteCount: Int?
    private var isFull = false
    private var callsUntilCount = 0

    init(users: UsersBackend, tables: (any DataRoutes)?, fixture: UsersFixture, maximumByteCount: Int?) {
        self.users = users
        self.tables = tables
        self.fixture = fixture
        self.maximumByteCount = maximumByteCount
    }

    /// Answers a call by the rules.
    func answer(_ call: WireCall) -> WireOutcome {
        do throws(UserFault) {
            return .success(try reply(to: call))
        } catch {
            return .failure(error)
        }
    }

    /// Refuses what may add to the store while that is full. Bytes are counted every few calls, and at each call once it is full.
    private func checkRoom(for call: WireCall) throws(UserFault) {
        guard let maximumByteCount, call.mayStore else { return }
        callsUntilCount -= 1
        if callsUntilCount < 0 || isFull {
            let count = ((try? users.store.keptByteCount) ?? 0) + (tables?.keptByteCount ?? 0)
            isFull = count >= maximumByteCount
            callsUntilCount = 63
        }
        guard !isFull else { throw .full(maximumByteCount) }
    }

    private func reply(to call: WireCall) throws(UserFault) -> WireReply {
        try checkRoom(for: call)
        switch (call.method, call.path) {
        case ("GET", "/info"):
            _ = try users.identify(call.caller)
            return .json([
                "rtURL": .string(call.origin + "/rt"), "appId": .string(call.caller.applicationID ?? ""),
                "apiKey": .string(call.caller.apiKey ?? ""),
            ])
        case ("GET", "/log/logger"):
            _ = try users.identify(call.caller)
            return .json([])
        case ("PUT", "/log"), ("POST", "/log"):
            // What clients log is for their own server; here nobody reads it.
            _ = try users.identify(call.caller)
            return .json(nil)
        default: break
        }
        if let request = UserRequest(method: call.method, path: call.path, query: call.query, body: call.body) {
            if let groups = UserGroups(request) { return .json(try groups.answer(from: users, to: call.caller)) }
            let value = try users.answer(request, from: call.caller)
            switch request {
            case .authorizationURL: return .text(value?.stringValue ?? "")
            // The documented path answers with the bare value, the SDK's path with an object.
            case .verifyPassword where call.path.hasSuffix("/verifypassword"): return .json(value?["valid"])
            default: return .json(value)
            }
        }
        let identity = try users.identify(call.caller)
        let segments = call.path.split(separator: "/").map { PercentEncoding.decode($0) }
        if let tables,
            let value = try tables.answer(
                method: call.method, segments: segments, query: UserQuery(wireText: call.query), body: call.body, caller: identity)
        {
            return .json(value)
        }
        throw UserFault(.operationWrong, "There is no operation with this method and path", httpStatus: 404)
    }
}

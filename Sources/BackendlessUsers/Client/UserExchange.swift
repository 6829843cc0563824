public import OrderedJSON

/// What happens between a call and its result: the client's half of the protocol, whoever carries the requests.
///
///     start(session) -> .finished(value)            nothing to ask
///                    -> .send(request) ... receive(reply, session) -> .finished(value) or .send(another)
///
/// The in-memory service and the HTTP client run the same exchanges, so that argument checks, the shape of results and the changes of
/// the session are the same in both.
public struct UserExchange: Sendable {
    /// What to do next.
    public enum Step: Sendable {
        /// The call is answered.
        case finished(JSONValue)
        /// A request has to be answered first.
        case send(UserRequest)
    }

    /// How the reply to the request that is under way becomes the result.
    enum Ending: Sendable {
        case value
        case user
        case users
        case login(stayLoggedIn: Bool)
        case logout
        case reloadedUser(token: String?)
        case validity
        case firstUser
        case identityColumn(JSONValue)
    }

    /// The call.
    public let call: UserCall
    var ending: Ending = .value

    /// Makes the exchange of a call.
    public init(_ call: UserCall) { self.call = call }

    /// Checks the arguments and says what to do first.
    ///
    /// - Throws: a fault when an argument breaks a rule of the SDK; nothing is to be sent then.
    public mutating func start(_ session: inout UserSession) throws(UserFault) -> Step {
        do throws(UserFault) {
            // Programs may nest lists without end; what follows walks them.
            if JSONValue.object(call.arguments).isDeeper(than: 201) {
                throw .argument("too-deep", "an argument is nested more than 200 levels deep")
            }
            return try prepare(&session)
        } catch {
            throw error.during(call.operation, hiding: secrets(session))
        }
    }

    /// Takes the answer to the request that was sent and says what to do next.
    public mutating func receive(_ reply: Result<JSONValue, UserFault>, _ session: inout UserSession) throws(UserFault) -> Step {
        do throws(UserFault) {
            return try finish(try reply.get(), &session)
        } catch {
            // Nothing that fails has changed the session.
            let token = session.token
            // A session that the service has lost is lost here too; the error still reaches the caller.
            if call.operation == .logout, let code = error.code, [3023, 3064, 3090, 3091].contains(code) {
                session.setCurrentUser(nil, stayLoggedIn: false)
            }
            throw error.during(call.operation, hiding: secrets(session) + [token].compactMap(\.self))
        }
    }

    private func secrets(_ session: UserSession) -> [String] {
        Redaction.secrets(in: .object(call.arguments)) + [session.token].compactMap(\.self)
    }

    private mutating func finish(_ value: JSONValue, _ session: inout UserSession) throws(UserFault) -> Step {
        switch ending {
        case .value: return .finished(value)
        case .logout:
            session.setCurrentUser(nil, stayLoggedIn: false)
            return .finished(.null)
        case .user: return .finished(.object(try user(value)))
        case .users:
            guard case .array(let items) = value else { throw .unexpectedReply("a list of users", value) }
            return .finished(.array(items.map { $0.objectValue.map { .object(Self.withClass($0)) } ?? $0 }))
        case .firstUser:
            guard case .array(let items) = value else { throw .unexpectedReply("a list of users", value) }
            return .finished(items.first?.objectValue.map { .object(Self.withClass($0)) } ?? .null)
        case .login(let stayLoggedIn):
            let user = try user(value)
            session.setCurrentUser(user, stayLoggedIn: stayLoggedIn)
            return .finished(.object(user))
        case .reloadedUser(let token):
            var user = try user(value)
            if let token { user["user-token"] = .string(token) }
            session.currentUser = user
            return .finished(.object(user))
        case .validity: return .finished(.bool(value["valid"]?.isTruthy ?? false))
        case .identityColumn(let wanted):
            guard case .array(let columns) = value else { throw .unexpectedReply("a list of columns", value) }
            guard let column = columns.first(where: { $0["identity"] == true })?["name"]?.stringValue else {
                throw UserFault("the Users table has no identity column", origin: .reply)
            }
            ending = .firstUser
            // Ours: a quote in the value is doubled, where the generated code lets it end the text of the condition.
            let text = wanted.stringValue ?? JSONWriter.text(wanted)
            let quoted = text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
            return .send(.find(["where": .string("\(column) = '\(quoted)'")]))
        }
    }

    private func user(_ value: JSONValue) throws(UserFault) -> JSONObject {
        guard case .object(let object) = value else { throw .unexpectedReply("a user", value) }
        return Self.withClass(object)
    }

    /// A user of the SDK always says that it is one.
    static func withClass(_ object: JSONObject) -> JSONObject {
        if object["___class"] != nil { return object }
        var user = JSONObject(capacity: object.count + 1)
        user["___class"] = "Users"
        for (name, value) in object { user[name] = value }
        return user
    }
}

extension UserFault {
    /// A fault for a good status with a body that makes no sense.
    package static func unexpectedReply(_ expected: String, _ value: JSONValue) -> UserFault {
        let got = value == "" ? "an empty body" : value.stringValue == nil ? "a \(value.kindName)" : "text that is no JSON object"
        return UserFault("the service answered with \(got) where \(expected) was expected", origin: .reply)
    }
}

extension JSONValue {
    /// Whether this is a list or an object.
    var isNested: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }

    /// Whether lists and objects are nested deeper than a number of levels; looks no deeper than that.
    package func isDeeper(than limit: Int) -> Bool {
        switch self {
        case .array(let items): return limit == 0 || items.contains { $0.isNested && $0.isDeeper(than: limit - 1) }
        case .object(let object):
            if limit == 0 { return true }
            var isDeeper = false
            object.withMembers { members in
                for offset in members.indices where members[offset].value.isNested && !isDeeper {
                    isDeeper = members[offset].value.isDeeper(than: limit - 1)
                }
            }
            return isDeeper
        default: return false
        }
    }

    /// Whether JavaScript takes this value for true.
    package var isTruthy: Bool {
        switch self {
        case .null: false
        case .bool(let value): value
        case .number(let value): value != 0 && !value.isNaN
        case .string(let value): !value.isEmpty
        case .array, .object: true
        }
    }
}

public import OrderedJSON

/// The operations as methods.
extension UserService {
    /// Makes a new user, or turns the guest whose objectId is given into one. The session does not change.
    @discardableResult
    public func register(_ user: BackendlessUser) async throws(UserFault) -> BackendlessUser {
        try await performUser(.register, ["user": .object(user.json)])
    }

    /// Logs in by identity and password.
    @discardableResult
    public func login(identity: String, password: String, stayLoggedIn: Bool = false) async throws(UserFault) -> BackendlessUser {
        try await performUser(
            .login, ["identity": .string(identity), "password": .string(password), "stayLoggedIn": .bool(stayLoggedIn)])
    }

    /// Logs in by objectId; servers allow it with the CloudCode key only.
    @discardableResult
    public func login(objectID: String, stayLoggedIn: Bool = false) async throws(UserFault) -> BackendlessUser {
        try await performUser(.login, ["identity": .string(objectID), "stayLoggedIn": .bool(stayLoggedIn)])
    }

    /// Makes a guest and logs it in.
    @discardableResult
    public func loginAsGuest(stayLoggedIn: Bool = false) async throws(UserFault) -> BackendlessUser {
        try await performUser(.loginAsGuest, ["stayLoggedIn": .bool(stayLoggedIn)])
    }

    /// Ends the session.
    public func logout() async throws(UserFault) { _ = try await perform(UserCall(.logout)) }

    /// Changes a user and returns it with all properties that are stored.
    @discardableResult
    public func update(_ user: BackendlessUser, sending scope: UpdateScope = .allProperties) async throws(UserFault) -> BackendlessUser {
        try await performUser(.update, ["user": .object(scope == .changes ? user.changes : user.json)])
    }

    /// The user who is logged in, from memory unless it has to be or should be asked for; `nil` when there is none.
    public func currentUser(reload: Bool = false) async throws(UserFault) -> BackendlessUser? {
        let value = try await perform(UserCall(.getCurrentUser, ["reload": .bool(reload)]))
        return value.objectValue.map { BackendlessUser(properties: $0) }
    }

    /// Makes a user the current one, or none, without asking the service.
    public func setCurrentUser(_ user: BackendlessUser?, stayLoggedIn: Bool = false) async throws(UserFault) {
        let value = user.map { JSONValue.object($0.json) } ?? .null
        _ = try await perform(UserCall(.setCurrentUser, ["user": value, "stayLoggedIn": .bool(stayLoggedIn)]))
    }

    /// The token of the session.
    public func currentUserToken() async throws(UserFault) -> String? {
        try await perform(UserCall(.getCurrentUserToken)).stringValue
    }

    /// Replaces the token of the session.
    public func setCurrentUserToken(_ token: String?) async throws(UserFault) {
        _ = try await perform(UserCall(.setCurrentUserToken, ["token": token.map(JSONValue.string) ?? .null]))
    }

    /// The objectId of the current user.
    public func loggedInUserID() async throws(UserFault) -> String? { try await perform(UserCall(.loggedInUser)).stringValue }

    /// Whether the service still knows the session.
    public func isValidLogin() async throws(UserFault) -> Bool { try await perform(UserCall(.isValidLogin)) == true }

    /// Whether a text is the password of the current user; servers allow it with the CloudCode key only.
    public func verifyPassword(_ password: String) async throws(UserFault) -> Bool {
        try await perform(UserCall(.verifyPassword, ["password": .string(password)])) == true
    }

    /// Sends a mail with which the user gets a new password.
    public func restorePassword(identity: String) async throws(UserFault) {
        _ = try await perform(UserCall(.restorePassword, ["identity": .string(identity)]))
    }

    /// Sends the confirmation mail again.
    public func resendEmailConfirmation(identity: String) async throws(UserFault) {
        _ = try await perform(UserCall(.resendEmailConfirmation, ["identity": .string(identity)]))
    }

    /// The address that confirms the e-mail of a user.
    public func createEmailConfirmationURL(identity: String) async throws(UserFault) -> String? {
        try await perform(UserCall(.createEmailConfirmationURL, ["identity": .string(identity)]))["confirmationURL"]?.stringValue
    }

    /// The columns of the Users table as the service describes them.
    public func describeUserClass() async throws(UserFault) -> [JSONValue] {
        try await performList(UserCall(.describeUserClass))
    }

    /// Performs a call whose result is a user.
    func performUser(_ operation: UserOperation, _ arguments: JSONObject) async throws(UserFault) -> BackendlessUser {
        BackendlessUser(properties: try await perform(UserCall(operation, arguments)).objectValue ?? [:])
    }

    /// Performs a call whose result is a list of users.
    func performUsers(_ operation: UserOperation, _ arguments: JSONObject) async throws(UserFault) -> [BackendlessUser] {
        try await performList(UserCall(operation, arguments)).compactMap { $0.objectValue.map { BackendlessUser(properties: $0) } }
    }

    /// Performs a call whose result is a list.
    func performList(_ call: UserCall) async throws(UserFault) -> [JSONValue] {
        let value = try await perform(call)
        guard case .array(let items) = value else { throw .unexpectedReply("a list", value).during(call.operation) }
        return items
    }

    /// Performs a call whose result is a whole number.
    func performCount(_ call: UserCall) async throws(UserFault) -> Int {
        let value = try await perform(call)
        guard let count = value.integerValue.flatMap({ Int(exactly: $0) }) else {
            throw .unexpectedReply("a number", value).during(call.operation)
        }
        return count
    }
}

public import OrderedJSON

/// What a client remembers between calls: the current user with the token, and what outlives a restart.
///
/// A token in memory wins over a kept one. Every change of the current user first forgets what was kept.
/// - Source: JavaScript SDK, users/index.js.
public struct UserSession: Hashable, Sendable {
    /// What outlives a restart.
    public struct Kept: Hashable, Sendable {
        /// The token.
        public var userToken: String?
        /// The objectId of the user.
        public var userID: String?
        /// Whether the user asked to stay logged in.
        public var stayLoggedIn: Bool

        /// Makes what outlives a restart.
        public init(userToken: String? = nil, userID: String? = nil, stayLoggedIn: Bool = false) {
            self.userToken = userToken
            self.userID = userID
            self.stayLoggedIn = stayLoggedIn
        }
    }

    /// The current user with its token, when one is in memory.
    public var currentUser: JSONObject? { didSet { currentToken = Self.token(of: currentUser) } }
    /// The token of the current user: every call asks for it.
    private var currentToken: String?
    /// What outlives a restart, when something does.
    public var kept: Kept?

    /// Makes a session.
    public init(currentUser: JSONObject? = nil, kept: Kept? = nil) {
        self.currentUser = currentUser
        self.kept = kept
        currentToken = Self.token(of: currentUser)
    }

    /// The token among a user's properties; the service sends it last.
    private static func token(of user: JSONObject?) -> String? {
        guard let user else { return nil }
        var token: String?
        user.withMembers { members in
            let offset = members.lastIndex { $0.key == "user-token" }
            token = offset.flatMap { members[$0].value.stringValue }
        }
        return token
    }

    /// The token to send.
    public var token: String? {
        if let currentToken, !currentToken.isEmpty { return currentToken }
        return kept?.userToken.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The objectId of the current user.
    public var userID: JSONValue? {
        if let currentUser { return currentUser["objectId"] }
        return kept?.userID.map(JSONValue.string)
    }

    /// Makes a user the current one, or none.
    public mutating func setCurrentUser(_ user: JSONObject?, stayLoggedIn: Bool) {
        currentUser = user
        kept = nil
        guard let user, stayLoggedIn else { return }
        kept = Kept(userToken: user["user-token"]?.stringValue, userID: user["objectId"]?.stringValue, stayLoggedIn: true)
    }

    /// Replaces the token; nothing happens when there is neither a user in memory nor a kept token.
    public mutating func setToken(_ token: String?) {
        let token = token.flatMap { $0.isEmpty ? nil : $0 }
        currentUser?["user-token"] = token.map(JSONValue.string) ?? .null
        if kept?.userToken != nil { kept?.userToken = token }
    }
}

extension UserSession: RedactedDescription {
    /// Who is logged in, without the token.
    public var description: String {
        let id = userID.map { JSONWriter.text($0) } ?? "nobody"
        return "UserSession \(id)\(token == nil ? "" : " with a token")\(kept == nil ? "" : ", kept")"
    }
}

/// Keeps the part of a session that outlives a restart.
public protocol SessionStore: Sendable {
    /// What was kept; `nil` when there is nothing.
    func load() throws -> UserSession.Kept?
    /// Keeps a session, or forgets it.
    func save(_ kept: UserSession.Kept?) throws
}

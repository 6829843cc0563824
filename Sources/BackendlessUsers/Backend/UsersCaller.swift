/// Which of an application's keys a request uses; decides a role and some permissions.
public enum APIKeyKind: String, Sendable, CaseIterable {
    /// The key of plain HTTP clients.
    case rest
    /// The key of JavaScript clients.
    case js
    /// The key of iOS clients.
    case ios
    /// The key of Android clients.
    case android
    /// The key of .NET clients.
    case dotNet
    /// The key of ActionScript clients.
    case actionScript
    /// The key of server code, the only one that may manage users.
    case cloudCode

    /// The system role that requests with this key have.
    public var role: String {
        switch self {
        case .rest: "RestUser"
        case .js: "JSUser"
        case .ios: "IOSUser"
        case .android: "AndroidUser"
        case .dotNet: "DotNetUser"
        case .actionScript: "ASUser"
        case .cloudCode: "ServerCodeUser"
        }
    }
}

/// Who sends a request: application, key and session.
public struct UsersCaller: Hashable, Sendable {
    /// The id of the application.
    public var applicationID: String?
    /// The key, looked up in the backend's application when that has keys.
    public var apiKey: String?
    /// The kind of key where the backend accepts any.
    public var keyKind: APIKeyKind
    /// The token of the session.
    public var token: String?

    /// Makes a caller.
    public init(applicationID: String? = nil, apiKey: String? = nil, keyKind: APIKeyKind = .js, token: String? = nil) {
        self.applicationID = applicationID
        self.apiKey = apiKey
        self.keyKind = keyKind
        self.token = token
    }
}

/// Who a caller turned out to be.
public struct CallerIdentity: Hashable, Sendable {
    /// The id of the session's user, when there is a session.
    public var userID: String?
    /// The kind of the key.
    public var keyKind: APIKeyKind
    /// The roles of the request, as `userroles` lists them.
    public var roles: [String]

    /// Makes an identity.
    public init(userID: String? = nil, keyKind: APIKeyKind = .js, roles: [String] = []) {
        self.userID = userID
        self.keyKind = keyKind
        self.roles = roles
    }
}

extension UsersCaller: RedactedDescription {
    /// The kind of key, without key and token.
    public var description: String { "UsersCaller \(keyKind.rawValue)\(token == nil ? "" : " with a token")" }
}

/// The application that a backend plays: its id and keys. Without an id every caller is accepted.
public struct UsersApplication: Hashable, Sendable {
    /// The id that callers must give (else 2002).
    public var id: String?
    /// The keys with their kinds.
    public var keys: [String: APIKeyKind]

    /// Makes an application.
    public init(id: String? = nil, keys: [String: APIKeyKind] = [:]) {
        self.id = id
        self.keys = keys
    }
}

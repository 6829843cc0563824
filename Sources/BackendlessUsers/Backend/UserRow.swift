public import OrderedJSON

/// Whether a user may log in.
public enum UserStatus: String, Sendable, CaseIterable {
    /// The user may log in.
    case enabled = "ENABLED"
    /// The user may not log in.
    case disabled = "DISABLED"
    /// The user has to confirm the e-mail first.
    case confirmationPending = "EMAIL_CONFIRMATION_PENDING"
    /// A guest.
    case guest = "GUEST"
}

/// One row of the Users table.
///
/// The properties that every user has are fields; those of columns are in the order of the columns, so that a name is stored once and not
/// with every user. A user with e-mail and name takes some 400 bytes.
public struct UserRow: Sendable {
    /// The id.
    public var objectID: String
    /// The id of the owner.
    public var ownerID: String
    /// Whether the user may log in.
    public var status = UserStatus.enabled
    /// Whether the application lets this account log in (else 3000).
    public var mayLogIn = true
    /// The password; none for guests and social users.
    public var password: PasswordHash?
    /// When the user was made.
    public var created: Int64
    /// When the user was last updated.
    public var updated: Int64?
    /// When the user last logged in.
    public var lastLogin: Int64?
    /// `BACKENDLESS`, or the provider with which the user signs in.
    public var socialAccount = "BACKENDLESS"
    /// How many logins failed since the last good one.
    public var failedLogins: Int32 = 0
    /// When the user was locked.
    public var lockedAt: Int64?
    /// The values in the order of the columns; one that is missing at the end is null.
    public var values: [JSONValue] = []
    /// The custom roles, sorted.
    public var roles: [String] = []

    /// Makes a row that its user owns.
    public init(objectID: String, created: Int64) {
        self.objectID = objectID
        ownerID = objectID
        self.created = created
    }

    /// The value of a column by its offset.
    public func value(at offset: Int) -> JSONValue { offset < values.count ? values[offset] : .null }

    /// Sets the value of a column by its offset.
    public mutating func setValue(_ value: JSONValue, at offset: Int) {
        while values.count <= offset { values.append(.null) }
        values[offset] = value
    }

    /// The user as the service sends it: every column, no password, no token.
    public func json(_ columns: [UserColumn]) -> JSONObject {
        var object = JSONObject(capacity: columns.count + 12)
        object["___class"] = "Users"
        object["objectId"] = .string(objectID)
        object["ownerId"] = .string(ownerID)
        for offset in columns.indices { object[columns[offset].name] = value(at: offset) }
        object["userStatus"] = .string(status.rawValue)
        object["accountType"] = "BACKENDLESS"
        object["socialAccount"] = .string(socialAccount)
        object["oAuthIdentities"] = .null
        object["created"] = .number(Double(created))
        object["updated"] = updated.map { .number(Double($0)) } ?? .null
        object["lastLogin"] = lastLogin.map { .number(Double($0)) } ?? .null
        return object
    }
}

/// A session: who is logged in with a token.
public struct UserSessionRecord: Hashable, Sendable {
    /// The id of the user.
    public var userID: String
    /// When the session last made a call.
    public var lastUsed: Int64

    /// Makes a session.
    public init(userID: String, lastUsed: Int64) {
        self.userID = userID
        self.lastUsed = lastUsed
    }
}

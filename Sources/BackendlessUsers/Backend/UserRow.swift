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

    /// The user as the service sends it: every column, no password, the token of a new session if there is one.
    public func json(_ columns: [UserColumn], token: String? = nil) -> JSONObject {
        var members: [JSONObject.Member] = []
        members.reserveCapacity(columns.count + 11)
        members.append(JSONObject.Member("___class", "Users"))
        members.append(JSONObject.Member("objectId", .string(objectID)))
        members.append(JSONObject.Member("ownerId", .string(ownerID)))
        for offset in columns.indices { members.append(JSONObject.Member(columns[offset].name, value(at: offset))) }
        members.append(JSONObject.Member("userStatus", .string(status.rawValue)))
        members.append(JSONObject.Member("accountType", "BACKENDLESS"))
        members.append(JSONObject.Member("socialAccount", .string(socialAccount)))
        members.append(JSONObject.Member("oAuthIdentities", .null))
        members.append(JSONObject.Member("created", .number(Double(created))))
        members.append(JSONObject.Member("updated", updated.map { .number(Double($0)) } ?? .null))
        members.append(JSONObject.Member("lastLogin", lastLogin.map { .number(Double($0)) } ?? .null))
        if let token { members.append(JSONObject.Member("user-token", .string(token))) }
        // No column has the name of a property that the service makes itself.
        return JSONObject(uniqueMembers: members)
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

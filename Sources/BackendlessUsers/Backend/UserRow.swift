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
/// The properties that every user has are members; those of columns are in the order of the columns, so that a name is stored once and not
/// with every user. A user with e-mail and name takes some 400 bytes. A copy shares them until one of both is changed: a row has too many
/// parts to be copied in passing.
@dynamicMemberLookup
public struct UserRow: @unchecked Sendable {
    /// What a row holds.
    public struct Parts: Sendable {
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
    }

    @usableFromInline final class Box {
        @usableFromInline @exclusivity(unchecked) var parts: Parts

        @usableFromInline init(_ parts: Parts) { self.parts = parts }
    }

    // It is changed only while a single row holds it.
    @usableFromInline var box: Box

    /// Makes a row that its user owns.
    public init(objectID: String, created: Int64) { box = Box(Parts(objectID: objectID, ownerID: objectID, created: created)) }

    /// A part of the row, such as `row.objectID`; the first change of a row that shares its parts copies them.
    @inlinable
    public subscript<Part>(dynamicMember part: WritableKeyPath<Parts, Part>) -> Part {
        get { box.parts[keyPath: part] }
        _modify {
            makeUnique()
            yield &box.parts[keyPath: part]
        }
    }

    @inlinable mutating func makeUnique() {
        if !isKnownUniquelyReferenced(&box) { box = Box(box.parts) }
    }

    /// The value of a column by its offset.
    public func value(at offset: Int) -> JSONValue { offset < box.parts.values.count ? box.parts.values[offset] : .null }

    /// Sets the value of a column by its offset.
    public mutating func setValue(_ value: JSONValue, at offset: Int) {
        makeUnique()
        while box.parts.values.count <= offset { box.parts.values.append(.null) }
        box.parts.values[offset] = value
    }

    /// The user as the service sends it: every column, no password, the token of a new session if there is one.
    public func json(_ columns: [UserColumn], token: String? = nil) -> JSONObject {
        // No column has the name of a property that the service makes itself.
        JSONObject(capacity: columns.count + 11) { members in
            members.append("___class", "Users")
            members.append("objectId", .string(box.parts.objectID))
            members.append("ownerId", .string(box.parts.ownerID))
            for offset in columns.indices { members.append(columns[offset].name, value(at: offset)) }
            members.append("userStatus", .string(box.parts.status.rawValue))
            members.append("accountType", "BACKENDLESS")
            members.append("socialAccount", .string(box.parts.socialAccount))
            members.append("oAuthIdentities", .null)
            members.append("created", .number(Double(box.parts.created)))
            members.append("updated", box.parts.updated.map { .number(Double($0)) } ?? .null)
            members.append("lastLogin", box.parts.lastLogin.map { .number(Double($0)) } ?? .null)
            if let token { members.append("user-token", .string(token)) }
        }
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

public import BackendlessUsers

/// Who sends a request to the tables: application and token have been checked.
public struct TablesCaller: Hashable, Sendable {
    /// The id of the user who is logged in, who owns what the request makes.
    public var userID: String?
    /// The kind of key.
    public var keyKind: APIKeyKind

    /// Makes a caller.
    public init(userID: String? = nil, keyKind: APIKeyKind = .js) {
        self.userID = userID
        self.keyKind = keyKind
    }
}

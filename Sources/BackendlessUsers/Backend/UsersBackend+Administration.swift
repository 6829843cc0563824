/// What whoever runs a backend may do without any rule: look at everything, end sessions, switch users off, start again.
extension UsersBackend {
    /// A session as an administrator sees it, without its token.
    public struct SessionEntry: Hashable, Sendable {
        /// Names the session for `expireSession`; the token cannot be told from it.
        public var reference: String
        /// The id of the user.
        public var userID: String
        /// When the session last made a call: milliseconds since 1970.
        public var lastUsed: Int64
        /// Whether its time is over.
        public var isExpired: Bool
    }

    /// The sessions, those used last first.
    ///
    /// - Parameter limit: how many at most.
    public func sessionEntries(limit: Int) throws -> [SessionEntry] {
        var entries: [SessionEntry] = []
        let now = clock.now()
        try store.forEachSession { token, session in
            entries.append(
                SessionEntry(
                    reference: SessionFingerprint.text(token), userID: session.userID, lastUsed: session.lastUsed,
                    isExpired: isExpired(session, now)))
            return entries.count < 10_000
        }
        entries.sort { ($1.lastUsed, $0.reference) < ($0.lastUsed, $1.reference) }
        return Array(entries.prefix(limit))
    }

    /// Ends the session of a reference, as if its time were over.
    ///
    /// - Returns: whether there was such a session.
    public func expireSession(reference: String) throws -> Bool {
        var found: String?
        try store.forEachSession { token, _ in
            if SessionFingerprint.text(token) == reference { found = token }
            return found == nil
        }
        guard let found else { return false }
        try store.transaction { try endSession(found) }
        return true
    }

    /// Lets a user log in or not; a user that may not any more is told so by its next call.
    ///
    /// - Returns: whether there is such a user.
    public func setStatus(_ status: UserStatus, ofUser id: String) throws -> Bool {
        guard var user = try store.user(id: id) else { return false }
        user.status = status
        try store.transaction { try store.put(user, identityKey: identityKey(of: user)) }
        return true
    }

    /// Deletes every user and session, and every mail; columns, roles and settings stay.
    public func reset() throws {
        try store.transaction {
            var ids: [String] = []
            try store.forEachUser { user in
                ids.append(user.objectID)
                return true
            }
            for id in ids {
                try endSessions(ofUser: id)
                try store.removeUser(id: id)
            }
            try store.removeMailsAndLinks()
        }
        mails = []
        links = UserLinks()
    }
}

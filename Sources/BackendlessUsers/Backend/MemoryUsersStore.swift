import OrderedJSON

/// Keeps users in memory.
///
/// Rows lie next to each other in the order in which they were made; ids and identity keys lead to them through hash tables. A million users
/// with e-mail and name take some 600 MB; every operation but `forEachUser` takes constant time.
public final class MemoryUsersStore: UsersStore {
    /// What is kept: a value, so that a copy shares what it does not change.
    struct Content: Sendable {
        var columns: [UserColumn]
        var roles: [String] = []
        /// The rows; a deleted one leaves a hole until holes outnumber rows.
        var slots: [Slot?] = []
        var offsetByID = TextTable<Int32>()
        var offsetByIdentity = TextTable<Int32>()
        var sessions = TextTable<UserSessionRecord>()
        var tokensByUser = TextTable<[String]>()
        var keptByteCount = 0
    }

    /// A user with its key.
    struct Slot: Sendable {
        let row: UserRow
        let identityKey: String?
        let keptByteCount: Int

        init(_ row: UserRow, identityKey: String?) {
            self.row = row
            self.identityKey = identityKey
            keptByteCount = row.keptByteCount
        }
    }

    // A store belongs to one thread at a time, and nothing it calls comes back to it.
    @exclusivity(unchecked) private(set) var content: Content

    /// Makes a store without users.
    public init(columns: [UserColumn] = UserColumn.standard) { content = Content(columns: columns) }

    /// Makes a store that starts with what another one keeps.
    init(content: Content) { self.content = content }

    /// The columns that users may write, in order.
    public var columns: [UserColumn] { content.columns }
    /// The roles of the application.
    public var roles: [String] { content.roles }
    /// About how many bytes users, sessions and columns take.
    public var keptByteCount: Int { content.keptByteCount }
    private static let sessionByteCount = 400

    /// The number of users.
    public var userCount: Int { content.offsetByID.count }

    /// Makes room for a number of users.
    public func reserveCapacity(_ count: Int) {
        content.slots.reserveCapacity(count)
        content.offsetByID.reserveCapacity(count)
        content.offsetByIdentity.reserveCapacity(count)
    }

    /// Appends a column.
    public func addColumn(_ column: UserColumn) {
        content.columns.append(column)
        content.keptByteCount += 200 + column.name.utf8.count
    }

    /// Adds a role to the application, once.
    public func addRole(_ role: String) {
        if !content.roles.contains(role) { content.roles.append(role) }
    }

    /// The user with an id.
    public func user(id: String) -> UserRow? {
        guard let offset = content.offsetByID[id] else { return nil }
        return content.slots[Int(offset)]?.row
    }

    /// The id of the user with an identity key.
    public func userID(identityKey: String) -> String? {
        guard let offset = content.offsetByIdentity[identityKey] else { return nil }
        return content.slots[Int(offset)]?.row.objectID
    }

    /// Stores a user under its id and an identity key.
    public func put(_ row: UserRow, identityKey: String?) {
        let slot = Slot(row, identityKey: identityKey)
        content.keptByteCount += slot.keptByteCount
        if let offset = content.offsetByID[row.objectID] {
            let old = content.slots[Int(offset)]
            content.keptByteCount -= old?.keptByteCount ?? 0
            if old?.identityKey != identityKey {
                if let key = old?.identityKey { content.offsetByIdentity[key] = nil }
                if let identityKey { content.offsetByIdentity[identityKey] = offset }
            }
            content.slots[Int(offset)] = slot
            return
        }
        let offset = Int32(clamping: content.slots.count)
        content.slots.append(slot)
        content.offsetByID[row.objectID] = offset
        if let identityKey { content.offsetByIdentity[identityKey] = offset }
    }

    /// Deletes a user with its identity key.
    public func removeUser(id: String) {
        guard let offset = content.offsetByID.removeValue(forKey: id) else { return }
        if let identityKey = content.slots[Int(offset)]?.identityKey { content.offsetByIdentity[identityKey] = nil }
        content.keptByteCount -= content.slots[Int(offset)]?.keptByteCount ?? 0
        content.slots[Int(offset)] = nil
        if content.slots.count > 64, content.offsetByID.count < content.slots.count / 2 { closeHoles() }
    }

    private func closeHoles() {
        content.slots.removeAll { $0 == nil }
        for (offset, slot) in content.slots.enumerated() {
            guard let slot else { continue }
            content.offsetByID[slot.row.objectID] = Int32(clamping: offset)
            if let identityKey = slot.identityKey { content.offsetByIdentity[identityKey] = Int32(clamping: offset) }
        }
    }

    /// Calls a function with every user until it returns `false`.
    public func forEachUser(_ body: (UserRow) throws -> Bool) rethrows {
        for case let slot? in content.slots where try !body(slot.row) { return }
    }

    /// The session with a token.
    public func session(token: String) -> UserSessionRecord? { content.sessions[token] }

    /// Stores a session under its token.
    public func putSession(_ session: UserSessionRecord, token: String) {
        guard content.sessions.updateValue(session, forKey: token) == nil else { return }
        var tokens = content.tokensByUser.removeValue(forKey: session.userID) ?? []
        tokens.append(token)
        content.tokensByUser[session.userID] = tokens
        content.keptByteCount += Self.sessionByteCount
    }

    /// Ends the session with a token.
    public func removeSession(token: String) {
        guard let session = content.sessions.removeValue(forKey: token), var tokens = content.tokensByUser[session.userID] else { return }
        content.keptByteCount -= Self.sessionByteCount
        tokens.removeAll { $0 == token }
        content.tokensByUser[session.userID] = tokens.isEmpty ? nil : tokens
    }

    /// The tokens of a user's sessions.
    public func tokens(ofUser id: String) -> [String] { content.tokensByUser[id] ?? [] }

    /// The tokens of all sessions that were last used before an instant. O(n) in the sessions.
    public func tokens(lastUsedBefore instant: Int64) -> [String] {
        var tokens: [String] = []
        content.sessions.visit { token, session in
            if session.lastUsed < instant { tokens.append(token) }
            return true
        }
        return tokens
    }

    /// Calls a function with every session until it returns `false`.
    public func forEachSession(_ body: (_ token: String, UserSessionRecord) throws -> Bool) rethrows {
        try content.sessions.visit(body)
    }
}

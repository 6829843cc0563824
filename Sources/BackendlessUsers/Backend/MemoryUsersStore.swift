import OrderedJSON

/// Keeps users in memory.
///
/// Rows lie next to each other in the order in which they were made; ids and identity keys lead to them through hash tables. A million users
/// with e-mail and name take some 600 MB; every operation but `forEachUser` takes constant time.
public final class MemoryUsersStore: UsersStore {
    /// The columns that users may write, in order.
    public private(set) var columns: [UserColumn]
    /// The roles of the application.
    public private(set) var roles: [String] = []

    private struct Slot {
        var row: UserRow
        var identityKey: String?
    }

    /// The rows; a deleted one leaves a hole until holes outnumber rows.
    private var slots: [Slot?] = []
    private var offsetByID: [String: Int32] = [:]
    private var offsetByIdentity: [String: Int32] = [:]
    private var sessions: [String: UserSessionRecord] = [:]
    private var tokensByUser: [String: [String]] = [:]

    /// Makes a store without users.
    public init(columns: [UserColumn] = UserColumn.standard) { self.columns = columns }

    /// About how many bytes users, sessions and columns take.
    public private(set) var keptByteCount = 0
    private static let sessionByteCount = 400

    /// The number of users.
    public var userCount: Int { offsetByID.count }

    /// Makes room for a number of users.
    public func reserveCapacity(_ count: Int) {
        slots.reserveCapacity(count)
        offsetByID.reserveCapacity(count)
        offsetByIdentity.reserveCapacity(count)
    }

    /// Appends a column.
    public func addColumn(_ column: UserColumn) {
        columns.append(column)
        keptByteCount += 200 + column.name.utf8.count
    }

    /// Adds a role to the application, once.
    public func addRole(_ role: String) {
        if !roles.contains(role) { roles.append(role) }
    }

    /// The user with an id.
    public func user(id: String) -> UserRow? {
        guard let offset = offsetByID[id] else { return nil }
        return slots[Int(offset)]?.row
    }

    /// The id of the user with an identity key.
    public func userID(identityKey: String) -> String? {
        guard let offset = offsetByIdentity[identityKey] else { return nil }
        return slots[Int(offset)]?.row.objectID
    }

    /// Stores a user under its id and an identity key.
    public func put(_ row: UserRow, identityKey: String?) {
        keptByteCount += row.keptByteCount
        if let offset = offsetByID[row.objectID] {
            keptByteCount -= slots[Int(offset)]?.row.keptByteCount ?? 0
            if let old = slots[Int(offset)]?.identityKey, old != identityKey { offsetByIdentity[old] = nil }
            if slots[Int(offset)]?.identityKey != identityKey, let identityKey { offsetByIdentity[identityKey] = offset }
            slots[Int(offset)] = Slot(row: row, identityKey: identityKey)
            return
        }
        let offset = Int32(clamping: slots.count)
        slots.append(Slot(row: row, identityKey: identityKey))
        offsetByID[row.objectID] = offset
        if let identityKey { offsetByIdentity[identityKey] = offset }
    }

    /// Deletes a user with its identity key.
    public func removeUser(id: String) {
        guard let offset = offsetByID.removeValue(forKey: id) else { return }
        if let identityKey = slots[Int(offset)]?.identityKey { offsetByIdentity[identityKey] = nil }
        keptByteCount -= slots[Int(offset)]?.row.keptByteCount ?? 0
        slots[Int(offset)] = nil
        if slots.count > 64, offsetByID.count < slots.count / 2 { closeHoles() }
    }

    private func closeHoles() {
        slots.removeAll { $0 == nil }
        for (offset, slot) in slots.enumerated() {
            guard let slot else { continue }
            offsetByID[slot.row.objectID] = Int32(clamping: offset)
            if let identityKey = slot.identityKey { offsetByIdentity[identityKey] = Int32(clamping: offset) }
        }
    }

    /// Calls a function with every user until it returns `false`.
    public func forEachUser(_ body: (UserRow) throws -> Bool) rethrows {
        for case let slot? in slots where try !body(slot.row) { return }
    }

    /// The session with a token.
    public func session(token: String) -> UserSessionRecord? { sessions[token] }

    /// Stores a session under its token.
    public func putSession(_ session: UserSessionRecord, token: String) {
        guard sessions.updateValue(session, forKey: token) == nil else { return }
        tokensByUser[session.userID, default: []].append(token)
        keptByteCount += Self.sessionByteCount
    }

    /// Ends the session with a token.
    public func removeSession(token: String) {
        guard let session = sessions.removeValue(forKey: token), var tokens = tokensByUser[session.userID] else { return }
        keptByteCount -= Self.sessionByteCount
        tokens.removeAll { $0 == token }
        tokensByUser[session.userID] = tokens.isEmpty ? nil : tokens
    }

    /// The tokens of a user's sessions.
    public func tokens(ofUser id: String) -> [String] { tokensByUser[id] ?? [] }

    /// The tokens of all sessions that were last used before an instant. O(n) in the sessions.
    public func tokens(lastUsedBefore instant: Int64) -> [String] {
        sessions.filter { $0.value.lastUsed < instant }.map(\.key)
    }

    /// Calls a function with every session until it returns `false`.
    public func forEachSession(_ body: (_ token: String, UserSessionRecord) throws -> Bool) rethrows {
        for (token, session) in sessions where try !body(token, session) { return }
    }
}

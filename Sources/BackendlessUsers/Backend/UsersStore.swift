import OrderedJSON

/// Where a backend keeps its users, sessions and roles. It stores and finds; it knows no rules.
///
/// Any error that a store throws reaches the client as the general fault of the operation: 3024 for an update.
public protocol UsersStore: AnyObject {
    /// The columns that users may write, in order.
    var columns: [UserColumn] { get }
    /// Appends a column.
    func addColumn(_ column: UserColumn) throws

    /// The user with an id.
    func user(id: String) throws -> UserRow?
    /// The id of the user with an identity key.
    func userID(identityKey: String) throws -> String?
    /// Stores a user under its id and an identity key, in the place of what was stored under the id.
    func put(_ row: UserRow, identityKey: String?) throws
    /// Deletes a user with its identity key.
    func removeUser(id: String) throws
    /// The number of users.
    var userCount: Int { get throws }
    /// Calls a function with every user in the order in which they were made, until it returns `false`.
    func forEachUser(_ body: (UserRow) throws -> Bool) throws

    /// The session with a token.
    func session(token: String) throws -> UserSessionRecord?
    /// Stores a session under its token.
    func putSession(_ session: UserSessionRecord, token: String) throws
    /// Ends the session with a token.
    func removeSession(token: String) throws
    /// The tokens of a user's sessions.
    func tokens(ofUser id: String) throws -> [String]
    /// The tokens of all sessions that were last used before an instant.
    func tokens(lastUsedBefore instant: Int64) throws -> [String]

    /// Calls a function with every session until it returns `false`.
    func forEachSession(_ body: (_ token: String, UserSessionRecord) throws -> Bool) throws

    /// The roles of the application.
    var roles: [String] { get }
    /// Adds a role to the application.
    func addRole(_ role: String) throws

    /// The last mails and links that were added and not removed, oldest first.
    func mailsAndLinks() throws -> (mails: [UserMail], links: [UserLink])
    /// Keeps a mail, whose link is a path; at least the last `UserMail.limit`.
    func addMail(_ mail: UserMail) throws
    /// Keeps a link.
    func addLink(_ link: UserLink) throws
    /// Forgets the link with an end.
    func removeLink(end: String) throws
    /// Forgets every mail and link.
    func removeMailsAndLinks() throws

    /// About how many bytes the store keeps, for limits.
    var keptByteCount: Int { get throws }

    /// Runs a function whose changes are stored all or, when it throws, none of them.
    ///
    /// What the outermost transaction of several within each other changed lasts once this returns.
    func transaction<Result>(_ body: () throws -> Result) throws -> Result
}

extension UsersStore {
    /// Runs a function, for stores whose changes cannot fail half-way.
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result { try body() }

    /// None, for stores that end with the process: the backend itself has the mails and links of its time.
    public func mailsAndLinks() throws -> (mails: [UserMail], links: [UserLink]) { ([], []) }
    /// Does nothing, for stores that end with the process.
    public func addMail(_ mail: UserMail) throws {}
    /// Does nothing, for stores that end with the process.
    public func addLink(_ link: UserLink) throws {}
    /// Does nothing, for stores that end with the process.
    public func removeLink(end: String) throws {}
    /// Does nothing, for stores that end with the process.
    public func removeMailsAndLinks() throws {}

    /// 0, for stores that do not count.
    public var keptByteCount: Int { get throws { 0 } }
}

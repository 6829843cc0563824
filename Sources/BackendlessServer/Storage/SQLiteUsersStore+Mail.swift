public import BackendlessUsers
import GRDB

/// Mails and links, of which only the last are kept.
extension SQLiteUsersStore {
    private static let linkLimit = 10_000

    /// The last mails and links that were added and not removed, oldest first.
    public func mailsAndLinks() throws -> (mails: [UserMail], links: [UserLink]) {
        try database.access { database in
            let mails = try Row.fetchAll(database, sql: "SELECT kind, user, identity, link, sent FROM mails ORDER BY position")
            let links = try Row.fetchAll(database, sql: "SELECT kind, ending, user FROM links ORDER BY position")
            return (
                mails.suffix(UserMail.limit).compactMap { row in
                    UserMail.Kind(rawValue: row[0]).map { UserMail(kind: $0, userID: row[1], identity: row[2], link: row[3], sent: row[4]) }
                },
                links.suffix(Self.linkLimit).compactMap { row in
                    UserMail.Kind(rawValue: row[0]).map { UserLink(kind: $0, end: row[1], userID: row[2]) }
                }
            )
        }
    }

    /// Keeps a mail.
    public func addMail(_ mail: UserMail) throws {
        try write(
            "INSERT INTO mails (kind, user, identity, link, sent) VALUES (?, ?, ?, ?, ?)",
            [mail.kind.rawValue, mail.userID, mail.identity, mail.link, mail.sent])
        try write("DELETE FROM mails WHERE position <= (SELECT max(position) FROM mails) - ?", [UserMail.limit])
    }

    /// Keeps a link.
    public func addLink(_ link: UserLink) throws {
        try write("INSERT INTO links (kind, ending, user) VALUES (?, ?, ?)", [link.kind.rawValue, link.end, link.userID])
        try write("DELETE FROM links WHERE position <= (SELECT max(position) FROM links) - ?", [Self.linkLimit])
    }

    /// Forgets the link with an end.
    public func removeLink(end: String) throws { try write("DELETE FROM links WHERE ending = ?", [end]) }

    /// Forgets every mail and link.
    public func removeMailsAndLinks() throws {
        try write("DELETE FROM mails", [])
        try write("DELETE FROM links", [])
    }

    /// The bytes of the file that are in use.
    public var keptByteCount: Int {
        get throws {
            try database.access { database in
                func number(_ pragma: String) throws -> Int { try Int.fetchOne(database, sql: "PRAGMA " + pragma) ?? 0 }
                return try (number("page_count") - number("freelist_count")) * number("page_size")
            }
        }
    }
}

import BackendlessUsers
import OrderedJSON

/// What the admin page shows, taken out of the backend at one moment.
struct AdminView: Sendable {
    /// A row of the list of users.
    struct User: Sendable {
        var row: UserRow
        var identity: String
        var name: String

        init(_ row: UserRow, _ columns: [UserColumn]) {
            self.row = row
            func text(_ test: (UserColumn) -> Bool) -> String {
                guard let offset = columns.firstIndex(where: test) else { return "" }
                let value = row.value(at: offset)
                return value.isNull ? "" : value.stringValue ?? JSONWriter.text(value)
            }
            identity = text { $0.isIdentity }
            name = text { $0.name == "name" }
        }
    }

    /// Which page of the users; the first is 1.
    var number: Int
    var notice: String?
    var formToken = ""
    var application: String?
    var settings = UsersSettings()
    var identity = "email"
    var userCount = 0
    var hasMoreUsers = false
    var users: [User] = []
    var sessions: [UsersBackend.SessionEntry] = []
    var roles: [String] = []
    var tables: [TableEntry] = []
    var outbox: [UserMail] = []
    var requests: [RequestRecord.Entry] = []
    var requestCount = 0

    init(number: Int) { self.number = number }

    /// What is said after a form did its work.
    static let notices = [
        "seeded": "The users of the fixture are there again.", "reset": "All users, sessions, mails and tables are gone.",
        "expired": "The session has ended.", "gone": "That was gone already.", "enabled": "The user may log in.",
        "disabled": "The user may not log in any more.", "changed": "The setting is changed.",
    ]

    /// Whether a setting may be changed while the server runs: the others decide how what is stored already was stored.
    static func isChangeable(_ name: String) -> Bool {
        UsersSettings().json[name] != nil && name != "identityIgnoresCase"
    }
}

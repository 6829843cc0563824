public import BackendlessUsers
public import OrderedJSON

extension SharedUsersBackend {
    /// The first users as a player shows them: who they are and what they hold; neither passwords nor tokens.
    public var shownUsers: JSONValue {
        withBackend { backend in
            let columns = backend.store.columns.map(\.name)
            var users: [JSONValue] = []
            // A store in memory does not fail.
            try? backend.store.forEachUser { row in
                var user: JSONObject = [:]
                for (offset, name) in columns.enumerated() where name != "password" {
                    let value = row.value(at: offset)
                    if !value.isNull { user[name] = value }
                }
                user["objectId"] = .string(row.objectID)
                if row.status != .enabled { user["userStatus"] = .string(row.status.rawValue) }
                if let updated = row.updated { user["updated"] = .number(Double(updated)) }
                if let login = row.lastLogin { user["lastLogin"] = .number(Double(login)) }
                users.append(.object(user))
                return users.count < SharedUsersBackend.mostShownUsers
            }
            return .array(users)
        }
    }

    /// The most users that are shown.
    public static var mostShownUsers: Int { 50 }
}

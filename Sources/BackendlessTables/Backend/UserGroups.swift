package import BackendlessUsers
package import OrderedJSON

/// Groups of users and functions of them, such as `Sum(age)`: the table `Users` answers such queries as any other table does.
package struct UserGroups {
    private let request: TablesRequest

    /// Takes a request that asks for groups or functions; nil for any other.
    package init?(_ request: UserRequest) {
        let query: TableQuery
        switch request {
        case .find(let body):
            query = TableQuery(body)
            self.request = .find(table: Self.table, query)
        case .count(let body):
            query = TableQuery(body)
            self.request = .count(table: Self.table, query)
        default: return nil
        }
        let isWanted =
            !query.groups.isEmpty || !query.groupCondition.isEmpty || (query.properties + query.order).contains { $0.contains("(") }
        if !isWanted { return nil }
    }

    private static let table = "Users"

    /// What users have beside the columns of their table and what every row has.
    private static let ownColumns = [
        TableColumn("userStatus", .string), TableColumn("accountType", .string), TableColumn("socialAccount", .string),
        TableColumn("oAuthIdentities", .json), TableColumn("lastLogin", .dateTime),
    ]

    /// Answers the request.
    ///
    /// - Throws: the fault that a table would answer with, or that keeps the caller out.
    package func answer(from users: UsersBackend, to caller: UsersCaller) throws(UserFault) -> JSONValue? {
        let identity = try users.identify(caller)
        let store = MemoryTablesStore()
        let columns = users.store.columns + Self.ownColumns
        store.addTable(Self.table)
        for column in columns { store.addColumn(column, to: Self.table) }
        do {
            try users.store.forEachUser { user in
                let object = user.json(users.store.columns)
                var row = TableRow(
                    objectID: user.objectID, ownerID: object["ownerId"]?.stringValue, created: user.created, updated: user.updated)
                for (offset, column) in columns.enumerated() { row.setValue(object[column.name] ?? .null, at: offset) }
                store.put(row, in: Self.table)
                return true
            }
        } catch {
            throw .dataFailure("\(error)")
        }
        return try TablesBackend(store: store).answer(request, from: TablesCaller(userID: identity.userID, keyKind: identity.keyKind))
    }
}

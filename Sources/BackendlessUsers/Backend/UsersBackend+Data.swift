import OrderedJSON

/// The Users table through the data service.
extension UsersBackend {
    /// The users that a selection and a test want, as objects.
    func select(
        _ selection: UserSelection, where test: (UserRow) -> Bool = { _ in true },
        addingTo extend: (inout JSONObject, UserRow) -> Void = { _, _ in }
    ) throws -> [JSONValue] {
        try selection.checkColumns(isKnownColumn)
        var objects: [JSONObject] = []
        let isSorted = !selection.sortBy.isEmpty
        let needsAll = isSorted || selection.isDistinct
        try store.forEachUser { user in
            guard test(user) else { return true }
            var object = user.json(store.columns)
            if let condition = selection.condition, try !condition.matches(object, selection.budget) { return true }
            extend(&object, user)
            objects.append(object)
            // Without an order the page is full as soon as it is reached.
            return needsAll || objects.count < selection.offset + selection.pageSize
        }
        if isSorted { try objects.sort(by: selection.isOrdered) }
        let page: any Sequence<JSONObject>
        if selection.isDistinct {
            var seen: Set<JSONObject> = []
            page = objects.filter { seen.insert(selection.projected($0)).inserted }.dropFirst(selection.offset).prefix(selection.pageSize)
        } else {
            page = objects.dropFirst(selection.offset).prefix(selection.pageSize)
        }
        let extra = ["roles"]
        return page.map { object in
            var output = selection.projected(object)
            for name in extra where object[name] != nil { output[name] = object[name] }
            return .object(output)
        }
    }

    func find(_ body: JSONObject) throws -> JSONValue { .array(try select(try UserSelection(body))) }

    /// The user at one end of the table.
    func end(_ query: UserQuery, isLast: Bool) throws -> JSONValue {
        var body = query.body
        body["pageSize"] = 1
        body["offset"] = nil
        if body["sortBy"] == nil { body["sortBy"] = isLast ? "created desc" : "created" }
        guard let user = try select(try UserSelection(body)).first else { throw UserFault.tableEmpty("Users") }
        return user
    }

    func count(_ body: JSONObject) throws -> JSONValue {
        let selection = try UserSelection(body.without("pageSize").without("offset").without("sortBy"))
        try selection.checkColumns(isKnownColumn)
        guard selection.isDistinct else { return .number(Double(try ids(selection.condition).count)) }
        var seen: Set<JSONObject> = []
        try store.forEachUser { user in
            let object = user.json(store.columns)
            if try selection.condition?.matches(object, selection.budget) ?? true { seen.insert(selection.projected(object)) }
            return true
        }
        return .number(Double(seen.count))
    }

    /// Reads a condition over the columns of the table.
    private func condition(_ text: String) throws -> WhereClause {
        let condition = try WhereClause(text)
        try condition.checkColumns(isKnownColumn)
        return condition
    }

    private func isKnownColumn(_ name: String) -> Bool {
        Self.isSystemProperty(name) || store.columns.contains { $0.name == name }
    }

    private func ids(_ condition: WhereClause?) throws -> [String] {
        var ids: [String] = []
        let budget = QueryBudget()
        try store.forEachUser { user in
            if try condition?.matches(user.json(store.columns), budget) ?? true { ids.append(user.objectID) }
            return true
        }
        return ids
    }

    func findByID(_ id: String, _ query: UserQuery) throws -> JSONValue {
        guard let user = try store.user(id: id) else { throw UserFault.entityNotFound(id) }
        let selection = try UserSelection(query)
        try selection.checkColumns(isKnownColumn)
        return .object(selection.projected(user.json(store.columns)))
    }

    /// Loads chosen properties of a user.
    func load(_ id: String, _ properties: [String]) throws -> JSONValue {
        try findByID(id, UserQuery(properties.isEmpty ? [] : [.init("props", properties)]))
    }

    /// Updates the user when the body has the id of one, registers one otherwise.
    func save(_ body: JSONObject, _ context: Context) throws -> JSONValue {
        guard let id = body["objectId"], !id.isNull else { return try register(body, context) }
        guard case .string(let id) = id, try store.user(id: id) != nil else {
            throw UserFault.entityNotFound(id.stringValue ?? JSONWriter.text(id))
        }
        return try update(id, body, context)
    }

    /// Updates the user when there is one with the id in the body, registers one otherwise.
    func upsert(_ body: JSONObject, _ context: Context) throws -> JSONValue {
        if let id = body["objectId"]?.stringValue, try store.user(id: id) != nil { return try update(id, body, context) }
        return try register(body, context)
    }

    func remove(_ id: String, _ context: Context) throws -> JSONValue {
        guard try store.user(id: id) != nil else { throw UserFault.entityNotFound(id) }
        try removeWithSessions(id)
        return ["deletionTime": .number(Double(context.now))]
    }

    private func removeWithSessions(_ id: String) throws {
        try endSessions(ofUser: id)
        try store.removeUser(id: id)
    }

    /// Makes all users or none.
    func bulkCreate(_ users: [JSONValue], _ context: Context) throws -> JSONValue {
        var ids: [String] = []
        do {
            for user in users {
                let made = try register(user.objectValue ?? [:], context)
                if let id = made["objectId"]?.stringValue { ids.append(id) }
            }
        } catch {
            for id in ids { try store.removeUser(id: id) }
            throw error
        }
        return .array(ids.map(JSONValue.string))
    }

    /// Updates or makes all users or none.
    func bulkUpsert(_ users: [JSONValue], _ context: Context) throws -> JSONValue {
        var ids: [String] = []
        var made: [String] = []
        var before: [UserRow] = []
        do {
            for user in users {
                let body = user.objectValue ?? [:]
                let old = try body["objectId"]?.stringValue.flatMap { try store.user(id: $0) }
                let stored = try upsert(body, context)
                if let id = stored["objectId"]?.stringValue {
                    ids.append(id)
                    if old == nil { made.append(id) }
                }
                if let old { before.append(old) }
            }
        } catch {
            for id in made { try store.removeUser(id: id) }
            for row in before.reversed() { try store.put(row, identityKey: identityKey(of: row)) }
            throw error
        }
        return .array(ids.map(JSONValue.string))
    }

    /// Changes all users that match a condition.
    func bulkUpdate(_ condition: String, _ changes: JSONObject, _ context: Context) throws -> JSONValue {
        if let name = changes.keys.first(where: { Self.isSystemProperty($0) && $0 != "___class" }) {
            throw UserFault.bulkUpdateOfSystemColumn(name)
        }
        if let offset = identityOffset, changes[store.columns[offset].name] != nil { throw UserFault.bulkUpdateOfIdentity }
        let ids = try ids(try self.condition(condition))
        for id in ids {
            guard var user = try store.user(id: id) else { continue }
            try change(&user, changes, .update)
            user.updated = context.now
            try store.put(user, identityKey: identityKey(of: user))
        }
        return .number(Double(ids.count))
    }

    /// Deletes all users that match a condition.
    func bulkDelete(_ body: JSONObject) throws -> JSONValue {
        guard let condition = body["where"]?.stringValue else { throw UserFault.parameterNull("where") }
        let ids = try ids(try self.condition(condition))
        for id in ids { try removeWithSessions(id) }
        return .number(Double(ids.count))
    }
}

extension UserFault {
    static func entityNotFound(_ id: String) -> UserFault { UserFault(.entityNotFound, "Entity with ID \(id) cannot be found") }
    package static func unknownQueryColumn(_ name: String, _ table: String) -> UserFault {
        UserFault(.unknownQueryColumn, "Column '\(name)' does not exist in table '\(table)'")
    }
    package static func tableEmpty(_ table: String) -> UserFault {
        UserFault(.tableEmpty, "Unable to retrieve data - table '\(table)' is empty")
    }
    static func bulkUpdateOfSystemColumn(_ name: String) -> UserFault {
        UserFault(.bulkUpdateOfSystemColumn, "The column '\(name)' cannot be changed in a bulk update")
    }
    static var bulkUpdateOfIdentity: UserFault {
        UserFault(.bulkUpdateOfIdentity, "The identity column cannot be changed in a bulk update")
    }
    /// A fault of a condition; the position is 1-based, in characters.
    package static func wrongCondition(_ detail: String, at position: Int) -> UserFault {
        UserFault(.wrongCondition, "Invalid where clause: \(detail) at position \(position)")
    }
}

import OrderedJSON

/// The Users table through the data service.
extension UsersBackend {
    /// The users that a selection and a test want, as objects.
    func select(
        _ selection: UserSelection, where test: (UserRow) -> Bool = { _ in true },
        addingTo extend: (inout JSONObject, UserRow) -> Void = { _, _ in }
    ) throws -> [JSONValue] {
        try selection.condition?.checkColumns(isKnownColumn)
        var objects: [JSONObject] = []
        let isSorted = !selection.sortBy.isEmpty
        try store.forEachUser { user in
            guard test(user) else { return true }
            var object = user.json(store.columns)
            guard selection.condition?.matches(object) ?? true else { return true }
            extend(&object, user)
            objects.append(object)
            // Without an order the page is full as soon as it is reached.
            return isSorted || objects.count < selection.offset + selection.pageSize
        }
        if isSorted { objects.sort(by: selection.isOrdered) }
        let extra = ["roles"]
        return objects.dropFirst(selection.offset).prefix(selection.pageSize).map { object in
            var output = selection.projected(object)
            for name in extra where object[name] != nil { output[name] = object[name] }
            return .object(output)
        }
    }

    func find(_ body: JSONObject) throws -> JSONValue { .array(try select(try UserSelection(body))) }

    func count(_ body: JSONObject) throws -> JSONValue {
        var selection = try UserSelection([:] as JSONObject)
        if let text = body["where"]?.stringValue, !text.isEmpty { selection.condition = try condition(text) }
        return .number(Double(try ids(selection.condition).count))
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
        try store.forEachUser { user in
            if condition?.matches(user.json(store.columns)) ?? true { ids.append(user.objectID) }
            return true
        }
        return ids
    }

    func findByID(_ id: String, _ query: UserQuery) throws -> JSONValue {
        guard let user = try store.user(id: id) else { throw UserFault.entityNotFound(id) }
        return .object(try UserSelection(query).projected(user.json(store.columns)))
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

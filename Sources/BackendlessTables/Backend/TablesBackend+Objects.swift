import BackendlessUsers
import OrderedJSON

/// Single objects.
extension TablesBackend {
    func create(_ table: String, _ body: JSONObject, _ caller: TablesCaller) throws -> JSONValue {
        var columns = try columnsForWriting(table)
        if let id = try id(in: body), try store.row(id: id, in: table) != nil { throw UserFault.objectExists(id) }
        return .object(try make(table, body, &columns, caller).json(table: table, columns))
    }

    func save(_ table: String, _ body: JSONObject, _ caller: TablesCaller) throws -> JSONValue {
        guard let id = try id(in: body) else { return try create(table, body, caller) }
        return try update(table, id, body)
    }

    func upsert(_ table: String, _ body: JSONObject, _ caller: TablesCaller) throws -> JSONValue {
        var columns = try columnsForWriting(table)
        return .object(try put(table, body, &columns, caller).json(table: table, columns))
    }

    func update(_ table: String, _ id: String, _ body: JSONObject) throws -> JSONValue {
        var columns = try columns(table)
        guard let row = try store.row(id: id, in: table) else { throw UserFault.objectNotFound(id) }
        return .object(try change(row, table, body, &columns).json(table: table, columns))
    }

    func load(_ table: String, _ id: String, _ query: TableQuery) throws -> JSONValue {
        let columns = try columns(table)
        let selection = try TableSelection(query, table, columns)
        guard let row = try store.row(id: id, in: table) else { throw UserFault.objectNotFound(id) }
        return .object(selection.projected(row))
    }

    func remove(_ table: String, _ id: String) throws -> JSONValue {
        _ = try columns(table)
        guard try store.row(id: id, in: table) != nil else { throw UserFault.objectNotFound(id) }
        try store.removeRow(id: id, in: table)
        return ["deletionTime": .number(Double(clock.now()))]
    }

    // MARK: Parts of requests

    /// The objectId of a body; nil when it has none.
    private func id(in body: JSONObject) throws -> String? {
        switch body["objectId"] {
        case nil, .null?: return nil
        case .string(let id)? where !id.isEmpty && id.utf8.count <= 128: return id
        default: throw UserFault.wrongTypes(["objectId"])
        }
    }

    /// Changes the object whose id the body has, or makes one.
    func put(_ table: String, _ body: JSONObject, _ columns: inout [TableColumn], _ caller: TablesCaller) throws -> TableRow {
        guard let id = try id(in: body), let row = try store.row(id: id, in: table) else {
            return try make(table, body, &columns, caller)
        }
        return try change(row, table, body, &columns)
    }

    /// Makes an object, with the id that the body has or a new one.
    func make(_ table: String, _ body: JSONObject, _ columns: inout [TableColumn], _ caller: TablesCaller) throws -> TableRow {
        let id = try id(in: body) ?? identifiers.identifier()
        var row = TableRow(objectID: id, ownerID: caller.userID, created: clock.now())
        var whole = body
        for column in columns where whole[column.name] == nil && !column.defaultValue.isNull { whole[column.name] = column.defaultValue }
        if let missing = columns.first(where: { $0.isRequired && whole[$0.name]?.isNull ?? true }) {
            throw UserFault.requiredNull(missing.name)
        }
        try apply(whole, to: &row, &columns, table)
        try store.put(row, in: table)
        return row
    }

    private func change(_ row: TableRow, _ table: String, _ body: JSONObject, _ columns: inout [TableColumn]) throws -> TableRow {
        guard body.contains(where: { $0.key != "objectId" && $0.key != "___class" }) else { throw UserFault.nothingToUpdate }
        var row = row
        try apply(body, to: &row, &columns, table)
        row.updated = clock.now()
        try store.put(row, in: table)
        return row
    }
}

import BackendlessUsers
import OrderedJSON

/// Several objects at once: all or none.
extension TablesBackend {
    func bulkCreate(_ table: String, _ objects: [JSONValue], _ caller: TablesCaller) throws -> JSONValue {
        var columns = try columnsForWriting(table)
        return try ids(objects) { body in
            if let id = body["objectId"]?.stringValue, try store.row(id: id, in: table) != nil { throw UserFault.objectExists(id) }
            return try make(table, body, &columns, caller)
        }
    }

    func bulkUpsert(_ table: String, _ objects: [JSONValue], _ caller: TablesCaller) throws -> JSONValue {
        var columns = try columnsForWriting(table)
        return try ids(objects) { try put(table, $0, &columns, caller) }
    }

    private func ids(_ objects: [JSONValue], _ store: (JSONObject) throws -> TableRow) throws -> JSONValue {
        guard objects.count <= settings.maximumBulkCount else { throw UserFault.tooManyObjects(settings.maximumBulkCount) }
        return .array(
            try objects.map { object in
                guard let body = object.objectValue else { throw UserFault.invalidParameter("objects") }
                return .string(try store(body).objectID)
            })
    }

    func bulkUpdate(_ table: String, _ condition: String, _ changes: JSONObject) throws -> JSONValue {
        var columns = try columns(table)
        let system = changes.keys.filter { Self.isSystemProperty($0) && $0 != "___class" }
        if !system.isEmpty { throw UserFault.systemColumns(system) }
        guard changes.contains(where: { !Self.isSystemProperty($0.key) }) else { throw UserFault.nothingToUpdate }
        let rows = try rows(table, columns, condition)
        let now = clock.now()
        for var row in rows {
            try apply(changes, to: &row, &columns, table)
            row.updated = now
            try store.put(row, in: table)
        }
        return .number(Double(rows.count))
    }

    func bulkDelete(_ table: String, _ condition: String?) throws -> JSONValue {
        let columns = try columns(table)
        guard let condition else { throw UserFault.parameterNull("where") }
        let rows = try rows(table, columns, condition)
        for row in rows { try store.removeRow(id: row.objectID, in: table) }
        return .number(Double(rows.count))
    }

    /// The rows that match a condition, which must be there.
    private func rows(_ table: String, _ columns: [TableColumn], _ condition: String) throws -> [TableRow] {
        let condition = try TableCondition(condition, columns)
        var rows: [TableRow] = []
        try forEachMatch(table, condition, QueryBudget()) { row in
            rows.append(row)
            return true
        }
        return rows
    }
}

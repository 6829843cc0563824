import BackendlessUsers
import OrderedJSON

/// Lists of objects.
extension TablesBackend {
    func find(_ table: String, _ query: TableQuery) throws -> [JSONValue] {
        let selection = try TableSelection(query, table, try columns(table))
        if selection.isGrouping { return try grouped(table, selection) }
        let needsAll = !selection.order.isEmpty || selection.isDistinct
        let end = selection.offset + selection.pageSize
        var rows: [TableRow] = []
        try forEachMatch(table, selection.condition, selection.budget) { row in
            rows.append(row)
            // Without an order the page is full as soon as it is reached.
            return needsAll || rows.count < end
        }
        if !selection.order.isEmpty { try selection.sort(&rows) }
        guard selection.isDistinct else {
            return rows.dropFirst(selection.offset).prefix(selection.pageSize).map { .object(selection.projected($0)) }
        }
        var seen: Set<JSONObject> = []
        let objects = try rows.compactMap { row in
            try selection.budget.take(QueryBudget.lookSteps * selection.propertyCount)
            let object = selection.projected(row)
            return seen.insert(object).inserted ? object : nil
        }
        return objects.dropFirst(selection.offset).prefix(selection.pageSize).map(JSONValue.object)
    }

    /// The object at one end of a table.
    func end(_ table: String, _ query: TableQuery, _ order: String) throws -> JSONValue {
        var query = query
        if query.order.isEmpty { query.order = [order] }
        query.pageSize = "1"
        query.offset = nil
        guard let object = try find(table, query).first else { throw UserFault.tableEmpty(table) }
        return object
    }

    func count(_ table: String, _ query: TableQuery) throws -> Int {
        let columns = try columns(table)
        var query = query
        query.pageSize = nil
        query.offset = nil
        query.order = []
        let selection = try TableSelection(query, table, columns)
        if selection.isGrouping { return try groups(table, selection).count }
        guard let condition = selection.condition else {
            if !selection.isDistinct { return try store.rowCount(in: table) }
            return try distinctCount(table, selection)
        }
        if selection.isDistinct { return try distinctCount(table, selection) }
        var count = 0
        try forEachMatch(table, condition, selection.budget) { _ in
            count += 1
            return true
        }
        return count
    }

    private func distinctCount(_ table: String, _ selection: TableSelection) throws -> Int {
        var seen: Set<JSONObject> = []
        try forEachMatch(table, selection.condition, selection.budget) { row in
            try selection.budget.take(QueryBudget.lookSteps * selection.propertyCount)
            seen.insert(selection.projected(row))
            return true
        }
        return seen.count
    }

    /// Calls a function with every row that matches a condition, until it returns `false`. A condition that names ids costs no scan.
    func forEachMatch(
        _ table: String, _ condition: TableCondition?, _ budget: QueryBudget, _ body: (TableRow) throws -> Bool
    ) throws {
        guard let condition else { return try store.forEachRow(in: table, body) }
        if let ids = condition.objectIDs, ids.count == 1 {
            if let row = try store.row(id: ids[0], in: table), try condition.matches(row, budget) { _ = try body(row) }
            return
        }
        try store.forEachRow(in: table) { row in try condition.matches(row, budget) ? body(row) : true }
    }

    // MARK: Groups

    private func grouped(_ table: String, _ selection: TableSelection) throws -> [JSONValue] {
        var groups = try groups(table, selection)
        if !selection.order.isEmpty { try selection.sort(&groups) }
        return groups.dropFirst(selection.offset).prefix(selection.pageSize).map { .object(selection.projected($0)) }
    }

    /// The groups that a selection makes and its condition on groups lets through, in the order in which they were met.
    private func groups(_ table: String, _ selection: TableSelection) throws -> [TableGroup] {
        var groups: [TableGroup] = []
        var offsetByKey: [[JSONValue]: Int] = [:]
        try forEachMatch(table, selection.condition, selection.budget) { row in
            try selection.budget.take(QueryBudget.lookSteps * (selection.groups.count + selection.aggregates.count))
            let key = selection.groups.map { $0.value(of: row) }
            if let offset = offsetByKey[key] {
                groups[offset].add(row, selection.aggregates)
            } else {
                offsetByKey[key] = groups.count
                groups.append(TableGroup(row, selection.aggregates))
            }
            return true
        }
        // Without groups, all objects are one, even when there are none.
        if groups.isEmpty, selection.groups.isEmpty {
            groups = [TableGroup(nil, selection.aggregates)]
        }
        return try groups.filter(selection.passes)
    }
}

import BackendlessUsers
import OrderedJSON

/// A query over a table whose names have been checked.
struct TableSelection {
    /// A property of the answer.
    private struct Output {
        enum Source {
            case field(TableField)
            /// A function of groups, by its offset in `aggregates`.
            case aggregate(Int)
        }

        var name: String
        var source: Source
    }

    private let table: String
    private let columns: [TableColumn]
    let condition: TableCondition?
    private let groupCondition: WhereClause?
    private var outputs: [Output] = []
    private let excluded: Set<String>
    let groups: [TableField]
    private(set) var aggregates: [TableAggregate] = []
    private(set) var order: [(source: TableField?, aggregate: Int?, isDescending: Bool)] = []
    let isDistinct: Bool
    let pageSize: Int
    let offset: Int
    /// What finding, grouping and ordering the objects may cost.
    let budget = QueryBudget()

    /// How many properties an answer's object has.
    var propertyCount: Int { outputs.count }

    /// Whether objects are put together in groups.
    var isGrouping: Bool { !groups.isEmpty || !aggregates.isEmpty }

    init(_ query: TableQuery, _ table: String, _ columns: [TableColumn]) throws(UserFault) {
        try QueryBudget.check(query.properties, of: "props")
        try QueryBudget.check(query.groups, of: "groupBy")
        try QueryBudget.check(query.order, of: "sortBy", most: QueryBudget.mostOrders)
        self.table = table
        self.columns = columns
        condition = query.condition.isEmpty ? nil : try TableCondition(query.condition, columns)
        excluded = Set(query.excluded)
        isDistinct = query.isDistinct
        pageSize = try Self.pageSize(query.pageSize)
        offset = try Self.offset(query.offset)
        var groups: [TableField] = []
        for name in query.groups { groups.append(try Self.field(name, table, columns)) }
        self.groups = groups
        let having = query.groupCondition.isEmpty ? nil : try WhereClause(query.groupCondition)
        groupCondition = having

        var isWhole = query.properties.isEmpty
        for text in query.properties {
            if text == "*" {
                isWhole = true
                continue
            }
            let (expression, alias) = Self.splitAlias(text)
            if let aggregate = try TableAggregate(expression, table, columns) {
                outputs.append(Output(name: alias ?? aggregate.function.rawValue, source: .aggregate(register(aggregate))))
            } else {
                outputs.append(Output(name: alias ?? expression, source: .field(try Self.field(expression, table, columns))))
            }
        }
        try QueryBudget.check((having?.columns ?? []).map(\.name), of: "having")
        for column in having?.columns ?? [] {
            if let aggregate = try TableAggregate(column.name, table, columns) { _ = register(aggregate) }
        }
        for text in query.order { try addOrder(text) }
        if isGrouping {
            // Groups show what they were made of, unless the query names what it wants.
            if isWhole {
                outputs += zip(query.groups, groups).map { Output(name: $0, source: .field($1)) }
            }
        } else if isWhole {
            let system = ["objectId", "ownerId"] + columns.map(\.name) + ["created", "updated"]
            var known = Set(outputs.map(\.name))
            for name in system where known.insert(name).inserted {
                if let field = TableField(name, table, columns) { outputs.append(Output(name: name, source: .field(field))) }
            }
        }
        try having?.checkColumns { name in
            aggregates.contains { $0.key == name } || TableField(name, table, columns) != nil || outputs.contains { $0.name == name }
        }
    }

    private mutating func addOrder(_ text: String) throws(UserFault) {
        let words = text.split(separator: " ").map(String.init)
        let direction = words.count > 1 ? words.last?.lowercased() ?? "" : ""
        let isDirected = direction == "asc" || direction == "desc"
        let expression = (isDirected ? words.dropLast() : words[...]).joined(separator: " ")
        if let output = outputs.first(where: { $0.name == expression }), case .aggregate(let offset) = output.source {
            order.append((nil, offset, direction == "desc"))
        } else if let aggregate = try TableAggregate(expression, table, columns) {
            order.append((nil, register(aggregate), direction == "desc"))
        } else {
            order.append((try Self.field(expression, table, columns), nil, direction == "desc"))
        }
    }

    /// The offset of a function of groups; one that is asked for twice is worked out once.
    private mutating func register(_ aggregate: TableAggregate) -> Int {
        if let offset = aggregates.firstIndex(of: aggregate) { return offset }
        aggregates.append(aggregate)
        return aggregates.count - 1
    }

    private static func field(_ name: String, _ table: String, _ columns: [TableColumn]) throws(UserFault) -> TableField {
        guard let field = TableField(name, table, columns) else { throw .unknownQueryColumn(name, table) }
        return field
    }

    /// Splits `name as title`.
    private static func splitAlias(_ text: String) -> (String, String?) {
        let words = text.split(separator: " ")
        guard words.count > 2, words[words.count - 2].lowercased() == "as", let alias = words.last else { return (text, nil) }
        return (words.dropLast(2).joined(separator: " "), String(alias))
    }

    private static func pageSize(_ text: String?) throws(UserFault) -> Int {
        guard let text else { return TablesSettings.defaultPageSize }
        guard let size = Int(text), size > 0 else { throw .wrongPageSize }
        guard size <= TablesSettings.maximumPageSize else { throw .pageTooLarge }
        return size
    }

    private static func offset(_ text: String?) throws(UserFault) -> Int {
        guard let text else { return 0 }
        guard let offset = Int(text), 0...1_000_000_000_000 ~= offset else { throw .wrongOffset }
        return offset
    }

    // MARK: Rows

    /// A row as an object with the properties that are wanted.
    func projected(_ row: TableRow) -> JSONObject {
        object { output in
            if case .field(let field) = output.source { field.value(of: row) } else { .null }
        }
    }

    /// A group as an object with the properties that are wanted.
    func projected(_ group: TableGroup) -> JSONObject {
        object { output in
            switch output.source {
            case .field(let field): group.row.map { field.value(of: $0) } ?? .null
            case .aggregate(let offset): group.value(offset)
            }
        }
    }

    private func object(_ value: (Output) -> JSONValue) -> JSONObject {
        var object = JSONObject(capacity: outputs.count + 1)
        object["___class"] = .string(table)
        for output in outputs where !excluded.contains(output.name) { object[output.name] = value(output) }
        return object
    }

    /// Whether the condition on groups lets a group through.
    func passes(_ group: TableGroup) throws(UserFault) -> Bool {
        guard let groupCondition else { return true }
        let object = projected(group)
        func value(_ offset: Int) -> JSONValue {
            let name = groupCondition.columns[offset].name
            if let aggregate = aggregates.firstIndex(where: { $0.key == name }) { return group.value(aggregate) }
            if let value = object[name] { return value }
            return group.row.flatMap { row in TableField(name, table, columns).map { $0.value(of: row) } } ?? .null
        }
        return try groupCondition.matches(value, budget)
    }

    /// Puts rows in order; equal ones stay as they are.
    func sort(_ rows: inout [TableRow]) throws {
        try sort(&rows) { row, key in key.source.map { $0.value(of: row) } ?? .null }
    }

    /// Puts groups in order; equal ones stay as they are.
    func sort(_ groups: inout [TableGroup]) throws {
        try sort(&groups) { group, key in
            if let aggregate = key.aggregate { return group.value(aggregate) }
            return key.source.flatMap { field in group.row.map { field.value(of: $0) } } ?? .null
        }
    }

    private func sort<Item>(
        _ items: inout [Item], _ value: (Item, (source: TableField?, aggregate: Int?, isDescending: Bool)) -> JSONValue
    ) throws {
        guard let first = order.first else { return }
        // The first values decide nearly always; the others are looked up where they do not.
        let keyed = items.enumerated().map { offset, item in (offset, item, value(item, first)) }
        items = try keyed.sorted { left, right in
            for (offset, key) in order.enumerated() {
                let (left, right) = offset == 0 ? (left.2, right.2) : (value(left.1, key), value(right.1, key))
                try budget.take(QueryBudget.lookSteps + left.stepsToRead + right.stepsToRead)
                let order = ConditionValue.compare(left, right)
                if order != 0 { return key.isDescending ? order > 0 : order < 0 }
            }
            return left.0 < right.0
        }.map(\.1)
    }
}

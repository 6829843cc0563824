import OrderedJSON

/// Which users a query wants, in which order, with which properties.
struct UserSelection {
    var condition: WhereClause?
    var properties: [String] = []
    var excluded: [String] = []
    var sortBy: [(name: String, isDescending: Bool)] = []
    var pageSize: Int
    var offset = 0
    /// Whether equal objects are given once.
    var isDistinct = false
    /// What finding and ordering the users may cost.
    let budget = QueryBudget()

    /// The page size when none is asked for, and the largest that may be.
    static let defaultPageSize = 10
    static let maximumPageSize = 100

    /// Reads the query part of an address.
    init(_ query: UserQuery) throws {
        try self.init(query.body)
    }

    /// Reads the body of a find request.
    init(_ body: JSONObject) throws {
        func list(_ name: String) -> [String] {
            switch body[name] {
            case .string(let text)?: text.split(separator: ",").map(String.init)
            case .array(let items)?: items.compactMap(\.stringValue)
            default: []
            }
        }
        func integer(_ name: String) throws -> Int? {
            guard let value = body[name], !value.isNull else { return nil }
            let text = value.stringValue ?? JSONWriter.text(value)
            guard let number = Int(text) else { throw UserFault.invalidParameter(name) }
            return number
        }
        // Ours: users are not put together in groups here, and nobody is told otherwise by an answer.
        for name in ["groupBy", "having"] where body[name]?.isNull == false && body[name] != "" {
            throw UserFault.invalidParameter(name)
        }
        if let text = body["where"]?.stringValue, !text.isEmpty { condition = try WhereClause(text) }
        properties = (list("props") + list("property")).map(Self.trimmed).filter { $0 != "*" }
        excluded = list("excludeProps").map(Self.trimmed)
        let orders = list("sortBy")
        try QueryBudget.check(properties, of: "props")
        try QueryBudget.check(excluded, of: "excludeProps")
        try QueryBudget.check(orders, of: "sortBy", most: QueryBudget.mostOrders)
        sortBy = orders.map { text in
            let words = text.split(separator: " ")
            return (String(words.first ?? ""), words.count > 1 && words[1].lowercased() == "desc")
        }
        pageSize = try integer("pageSize") ?? Self.defaultPageSize
        offset = try integer("offset") ?? 0
        isDistinct = body["distinct"] == true || body["distinct"] == "true"
        guard 1...Self.maximumPageSize ~= pageSize else { throw UserFault.invalidParameter("pageSize") }
        guard offset >= 0 else { throw UserFault.invalidParameter("offset") }
    }

    /// Checks that all properties and columns that the selection names are there.
    func checkColumns(_ isKnown: (String) -> Bool) throws {
        try condition?.checkColumns(isKnown)
        for name in properties + sortBy.map(\.name) where !name.isEmpty && !isKnown(name) {
            throw UserFault.unknownQueryColumn(name, "Users")
        }
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    /// An object with only the properties that are wanted.
    func projected(_ object: JSONObject) -> JSONObject {
        var output = object
        if !properties.isEmpty {
            output = [:]
            for name in properties where object[name] != nil { output[name] = object[name] }
        }
        for name in excluded { output[name] = nil }
        return output
    }

    /// Whether one object comes before another.
    func isOrdered(_ left: JSONObject, _ right: JSONObject) throws(UserFault) -> Bool {
        for (name, isDescending) in sortBy {
            let (left, right) = (left[name] ?? .null, right[name] ?? .null)
            try budget.take(QueryBudget.lookSteps + left.stepsToRead + right.stepsToRead)
            let order = ConditionValue.compare(left, right)
            if order != 0 { return isDescending ? order > 0 : order < 0 }
        }
        return false
    }
}

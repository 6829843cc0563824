import OrderedJSON

/// Which users a query wants, in which order, with which properties.
struct UserSelection {
    var condition: WhereClause?
    var properties: [String] = []
    var excluded: [String] = []
    var sortBy: [(name: String, isDescending: Bool)] = []
    var pageSize: Int
    var offset = 0

    /// The page size when none is asked for, and the largest that may be.
    static let defaultPageSize = 10
    static let maximumPageSize = 100

    /// Reads the query part of an address.
    init(_ query: UserQuery) throws {
        try self.init(
            condition: query["where"], properties: query.list("property") + query.list("props"), excluded: query.list("excludeProps"),
            sortBy: query.list("sortBy"), pageSize: query["pageSize"].flatMap(Int.init), offset: query["offset"].flatMap(Int.init))
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
        func integer(_ name: String) -> Int? { body[name]?.integerValue.flatMap { Int(exactly: $0) } }
        try self.init(
            condition: body["where"]?.stringValue, properties: list("props"), excluded: list("excludeProps"), sortBy: list("sortBy"),
            pageSize: integer("pageSize"), offset: integer("offset"))
    }

    private init(
        condition: String?, properties: [String], excluded: [String], sortBy: [String], pageSize: Int?, offset: Int?
    ) throws {
        if let condition, !condition.isEmpty { self.condition = try WhereClause(condition) }
        self.properties = properties.map(Self.trimmed).filter { $0 != "*" }
        self.excluded = excluded.map(Self.trimmed)
        self.sortBy = sortBy.map { text in
            let words = text.split(separator: " ")
            return (String(words.first ?? ""), words.count > 1 && words[1].lowercased() == "desc")
        }
        self.pageSize = pageSize ?? Self.defaultPageSize
        self.offset = offset ?? 0
        guard 1...Self.maximumPageSize ~= self.pageSize else { throw UserFault.invalidParameter("pageSize") }
        guard self.offset >= 0 else { throw UserFault.invalidParameter("offset") }
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
    func isOrdered(_ left: JSONObject, _ right: JSONObject) -> Bool {
        for (name, isDescending) in sortBy {
            let order = ConditionValue.compare(left[name] ?? .null, right[name] ?? .null)
            if order != 0 { return isDescending ? order > 0 : order < 0 }
        }
        return false
    }
}

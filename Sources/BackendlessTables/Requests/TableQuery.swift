public import BackendlessUsers
public import OrderedJSON

/// Which objects of a table are wanted, how many, in which order, with which properties: as it was asked, not yet checked.
public struct TableQuery: Hashable, Sendable {
    /// The condition; empty for all objects.
    public var condition = ""
    /// The condition on groups; empty for all groups.
    public var groupCondition = ""
    /// The properties, such as `name`, `name as title`, `Count(objectId)`, `*`; empty for all.
    public var properties: [String] = []
    /// The properties that are left out.
    public var excluded: [String] = []
    /// The order, such as `age desc`.
    public var order: [String] = []
    /// The properties whose values make groups.
    public var groups: [String] = []
    /// Whether equal objects are given once.
    public var isDistinct = false
    /// How many objects, as it was written; nil for the usual number.
    public var pageSize: String?
    /// How many objects to skip, as it was written; nil for none.
    public var offset: String?

    /// Makes a query for all objects.
    public init() {}

    /// Reads the query part of an address.
    public init(_ query: UserQuery) {
        condition = query["where"] ?? ""
        groupCondition = query["having"] ?? ""
        properties = Self.items(query.list("property") + query.list("props"))
        excluded = Self.items(query.list("excludeProps"))
        order = Self.items(query.list("sortBy"))
        groups = Self.items(query.list("groupBy"))
        isDistinct = query["distinct"] == "true"
        pageSize = query["pageSize"]
        offset = query["offset"]
    }

    /// Reads the body of a find request: lists are joined by commas or lists.
    public init(_ body: JSONObject) {
        func list(_ name: String) -> [String] {
            switch body[name] {
            case .string(let text)?: Self.items(text.split(separator: ",").map(String.init))
            case .array(let items)?: Self.items(items.compactMap(\.stringValue))
            default: []
            }
        }
        func number(_ name: String) -> String? {
            body[name].flatMap { $0.isNull ? nil : $0.stringValue ?? JSONWriter.text($0) }
        }
        condition = body["where"]?.stringValue ?? ""
        groupCondition = body["having"]?.stringValue ?? ""
        properties = list("props") + list("property")
        excluded = list("excludeProps")
        order = list("sortBy")
        groups = list("groupBy")
        isDistinct = body["distinct"] == true || body["distinct"] == "true"
        pageSize = number("pageSize")
        offset = number("offset")
    }

    private static func items(_ texts: [String]) -> [String] {
        texts.map { text in
            String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }
}

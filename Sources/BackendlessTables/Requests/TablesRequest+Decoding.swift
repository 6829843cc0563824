public import BackendlessUsers
public import OrderedJSON

extension TablesRequest {
    /// Reads a request from what HTTP carries. The Users table is not among the tables: it has rules of its own.
    ///
    /// - Parameters:
    ///   - method: in any case of letters.
    ///   - segments: the segments of the path below the application's base address, decoded, such as `data`, `Orders`.
    ///   - query: the query part of the address.
    ///   - body: the body; nil when there is none.
    /// - Returns: nil when no request has this method and path.
    public init?(method: String, segments: [String], query: UserQuery, body: JSONValue?) {
        guard segments.count > 1, segments.allSatisfy({ !$0.isEmpty }) else { return nil }
        let rest = Array(segments.dropFirst())
        let request: TablesRequest? =
            switch segments[0] {
            case "data": Self.data(method.uppercased(), rest, query, body)
            case "counters": Self.counters(method.uppercased(), rest, query)
            case "cache": Self.cache(method.uppercased(), rest, query, body)
            default: nil
            }
        guard let request else { return nil }
        self = request
    }

    /// Reads a request that a client wrote.
    init?(_ wire: WireRequest) {
        let segments = wire.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { PercentEncoding.decode($0) }
        self.init(method: wire.method, segments: Array(segments), query: UserQuery(wireText: wire.query), body: wire.body)
    }

    private static func data(_ method: String, _ segments: [String], _ query: UserQuery, _ body: JSONValue?) -> TablesRequest? {
        switch segments[0] {
        case "bulk" where segments.count > 1: return bulk(method, segments[1], Array(segments.dropFirst(2)), query, body)
        case "bulkupsert" where segments.count == 2:
            return method == "PUT" && segments[1] != "Users" ? .bulkUpsert(table: segments[1], body?.arrayValue ?? []) : nil
        case "Users": return nil
        case let table: return self.table(method, table, Array(segments.dropFirst()), query, body)
        }
    }

    private static func table(
        _ method: String, _ table: String, _ rest: [String], _ query: UserQuery, _ body: JSONValue?
    ) -> TablesRequest? {
        let object = body?.objectValue ?? [:]
        switch (method, rest.count, rest.first) {
        case ("POST", 0, _): return .create(table: table, object)
        case ("PUT", 0, _): return .save(table: table, object)
        case ("GET", 0, _): return .find(table: table, TableQuery(query))
        case ("DELETE", 0, _): return object["objectId"]?.stringValue.map { .remove(table: table, id: $0) }
        case ("POST", 1, "find"): return .find(table: table, TableQuery(object))
        case ("POST", 1, "count"): return .count(table: table, TableQuery(object))
        case ("GET", 1, "count"): return .count(table: table, TableQuery(query))
        case ("GET", 1, "first"): return .first(table: table, TableQuery(query))
        case ("GET", 1, "last"): return .last(table: table, TableQuery(query))
        case ("GET", 1, "properties"): return .describe(table: table)
        case ("GET", 1, "pk"): return query["objectId"].map { .load(table: table, id: $0, TableQuery(query)) }
        case ("PUT", 1, "upsert"): return .upsert(table: table, object)
        case ("GET", 1, let id?): return .load(table: table, id: id, TableQuery(query))
        case ("PUT", 1, let id?): return .update(table: table, id: id, object)
        case ("DELETE", 1, let id?): return .remove(table: table, id: id)
        default: return nil
        }
    }

    private static func bulk(
        _ method: String, _ table: String, _ rest: [String], _ query: UserQuery, _ body: JSONValue?
    ) -> TablesRequest? {
        guard table != "Users" else { return nil }
        switch (method, rest) {
        case ("POST", []): return .bulkCreate(table: table, body?.arrayValue ?? [])
        case ("PUT", []): return .bulkUpdate(table: table, condition: query["where"] ?? "", body?.objectValue ?? [:])
        case ("DELETE", []): return .bulkDelete(table: table, condition: query["where"])
        case ("POST", ["delete"]): return .bulkDelete(table: table, condition: body?["where"]?.stringValue)
        default: return nil
        }
    }

    private static func counters(_ method: String, _ segments: [String], _ query: UserQuery) -> TablesRequest? {
        let name = segments[0]
        func number(_ name: String) -> Int64? { query[name].flatMap { Int64($0) } }
        func add(_ number: Int64?, givesOld: Bool) -> CounterAction {
            number.map { .add($0, givesOld: givesOld) } ?? .wrongNumber("value")
        }
        switch (method, segments.dropFirst().joined(separator: "/")) {
        case ("GET", ""): return .counter(name, .get)
        case ("GET", "list"): return .counterNames(pattern: name)
        case ("PUT", "reset"): return .counter(name, .reset)
        case ("PUT", "increment/get"): return .counter(name, .add(1, givesOld: false))
        case ("PUT", "get/increment"): return .counter(name, .add(1, givesOld: true))
        case ("PUT", "decrement/get"): return .counter(name, .add(-1, givesOld: false))
        case ("PUT", "get/decrement"): return .counter(name, .add(-1, givesOld: true))
        case ("PUT", "incrementby/get"): return .counter(name, add(number("value"), givesOld: false))
        case ("PUT", "get/incrementby"): return .counter(name, add(number("value"), givesOld: true))
        case ("PUT", "get/compareandset"):
            guard let expected = number("expected") else { return .counter(name, .wrongNumber("expected")) }
            guard let updated = number("updatedvalue") else { return .counter(name, .wrongNumber("updatedvalue")) }
            return .counter(name, .compareAndSet(expected: expected, updated: updated))
        default: return nil
        }
    }

    private static func cache(_ method: String, _ segments: [String], _ query: UserQuery, _ body: JSONValue?) -> TablesRequest? {
        let name = segments[0]
        switch (method, segments.dropFirst().joined(separator: "/")) {
        case ("PUT", ""): return .putIntoCache(name, body ?? .null, seconds: query["timeout"])
        case ("GET", ""): return .getFromCache(name)
        case ("DELETE", ""): return .removeFromCache(name)
        case ("GET", "check"): return .checkCache(name)
        case ("PUT", "expireIn"): return .expireCache(name, afterSeconds: query["timeout"])
        case ("PUT", "expireAt"): return .expireCacheAt(name, milliseconds: query["timestamp"])
        default: return nil
        }
    }
}

public import BackendlessUsers
public import OrderedJSON

/// What happens between a call and its result: the client's half of the protocol, whoever carries the request.
///
/// The in-memory service and the HTTP client run the same exchanges, so that argument checks, requests and the shape of results are the same.
public struct DataExchange: Sendable {
    /// The call.
    public let call: DataCall
    /// The request that the call makes.
    public let request: WireRequest
    /// Whether sending the request twice does what sending it once does: it only reads.
    public let isRepeatable: Bool
    private let isFirstOfList: Bool

    /// Checks the arguments as the SDK does and makes the request.
    ///
    /// - Throws: a fault when an argument breaks a rule of the SDK; nothing is to be sent then.
    /// - Source: JavaScript SDK, data/store.js, counters, cache: order, conditions and texts of the checks.
    public init(_ call: DataCall) throws(UserFault) {
        self.call = call
        do throws(UserFault) {
            // Programs may nest lists without end; what follows walks them.
            if call.arguments.contains(where: { $0.value.isDeeper(than: 200) }) {
                throw .argument("too-deep", "an argument is nested more than 200 levels deep")
            }
            request = try Self.request(call)
        } catch {
            var fault = error
            fault.operation = call.operation.name
            throw fault
        }
        switch call.operation {
        case .find, .findByID, .findFirst, .findLast, .count, .describe, .counterGet, .cacheGet, .cacheContains: isRepeatable = true
        default: isRepeatable = false
        }
        isFirstOfList = call.operation == .findFirst || call.operation == .findLast
    }

    /// Makes the result of the answer.
    public func result(_ reply: Result<JSONValue, UserFault>) throws(UserFault) -> JSONValue {
        do throws(UserFault) {
            let value = try reply.get()
            guard isFirstOfList else { return value }
            guard case .array(let items) = value else { throw .unexpectedReply("a list of objects", value) }
            return items.first ?? .null
        } catch {
            var fault = error
            if fault.operation.isEmpty { fault.operation = call.operation.name }
            throw fault
        }
    }

    // MARK: Requests

    private static func request(_ call: DataCall) throws(UserFault) -> WireRequest {
        switch call.operation {
        case .save, .find, .findByID, .findFirst, .findLast, .count, .remove, .bulkCreate, .bulkUpdate, .bulkDelete, .describe:
            return try tableRequest(call)
        case .counterGet, .incrementAndGet, .getAndIncrement, .decrementAndGet, .getAndDecrement, .addAndGet, .getAndAdd, .compareAndSet,
            .reset:
            return try counterRequest(call)
        case .cachePut, .cacheGet, .cacheContains, .cacheDelete, .cacheExpireIn, .cacheExpireAt: return try cacheRequest(call)
        }
    }

    private static func tableRequest(_ call: DataCall) throws(UserFault) -> WireRequest {
        guard case .string(let table)? = call.arguments["table_name"], !table.isEmpty else {
            throw .argument("class-name-missing", "Class name should be specified")
        }
        let path = "/data/" + PercentEncoding.segment(table)
        let bulkPath = "/data/bulk/" + PercentEncoding.segment(table)
        switch call.operation {
        case .save:
            let value = UserDate.resolving(call.arguments["table_object"] ?? [:], asNumbers: true)
            // Whatever is no object has no properties, as JavaScript sees it.
            return WireRequest("PUT", path, body: .object(value.objectValue ?? [:]))
        case .find: return WireRequest("POST", path + "/find", body: .object(try query(call.arguments)))
        case .findFirst, .findLast:
            var query = try query(call.arguments)
            query["pageSize"] = 1
            query["offset"] = 0
            if query["sortBy"] == nil { query["sortBy"] = call.operation == .findFirst ? "created asc" : "created desc" }
            return WireRequest("POST", path + "/find", body: .object(query))
        case .count:
            var body: JSONObject = [:]
            if let condition = call.arguments["where_clause"], condition.isTruthy {
                guard case .string = condition else {
                    throw .argument("condition-type", "Condition must be a string or an instance of DataQueryBuilder.")
                }
                body["where"] = condition
            }
            return WireRequest("POST", path + "/count", body: .object(body))
        case .remove:
            let id = try objectID(call.arguments["object"])
            return WireRequest("DELETE", path + "/" + PercentEncoding.component(id))
        case .findByID:
            let id = try objectID(call.arguments["object_id"])
            return WireRequest("GET", path + "/" + PercentEncoding.component(id))
        case .bulkCreate:
            guard case .array(let objects)? = call.arguments["objects"], objects.allSatisfy({ $0.objectValue != nil }) else {
                throw .argument("objects-not-list", "Objects must be provided and must be an array of objects.")
            }
            return WireRequest("POST", bulkPath, body: .array(objects.map { UserDate.resolving($0) }))
        case .bulkUpdate:
            guard case .string(let condition)? = call.arguments["where_clause"], !condition.isEmpty else {
                throw .argument("condition-not-nonempty-string", "Condition must be provided and must be a string.")
            }
            guard case .object(let changes)? = call.arguments["changes"].map({ UserDate.resolving($0) }) else {
                throw .argument("changes-not-object", "Changes must be provided and must be a object.")
            }
            return WireRequest("PUT", bulkPath, query: "where=" + PercentEncoding.component(condition), body: .object(changes))
        case .bulkDelete: return WireRequest("POST", bulkPath + "/delete", body: ["where": .string(try deletedCondition(call))])
        default: return WireRequest("GET", path + "/properties")
        }
    }

    private static func objectID(_ value: JSONValue?) throws(UserFault) -> String {
        guard case .string(let id)? = value?["objectId"] ?? value, !id.isEmpty else {
            throw .argument("object-id-not-nonempty-string", "Object Id must be provided and must be a string.")
        }
        return id
    }

    private static func deletedCondition(_ call: DataCall) throws(UserFault) -> String {
        switch call.arguments["where_clause"] {
        case .string(let condition)? where !condition.isEmpty: return condition
        case .array(let items)?:
            var quoted: [String] = []
            for item in items {
                guard case .string(let id) = item["objectId"] ?? item, !id.isEmpty else {
                    throw .argument(
                        "objects-item-type",
                        "Can not transform \"objects\" to \"whereClause\". Item must be a string or an object with property \"objectId\" as string."
                    )
                }
                // Ours: a quote in an id is doubled, where the SDK lets it end the text of the condition.
                quoted.append("'" + id.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'")
            }
            return "objectId in (\(quoted.joined(separator: ",")))"
        default:
            throw .argument("condition-not-nonempty-string", "Condition must be provided and must be a string or a list of objects.")
        }
    }

    /// The body of a find request, from the inputs of the block.
    private static func query(_ arguments: JSONObject) throws(UserFault) -> JSONObject {
        var query: JSONObject = ["pageSize": 10, "offset": 0]
        for (name, value) in arguments {
            guard let wireName = wireName(name), !value.isNull else { continue }
            if wireName == "pageSize", case .number(let size) = value, size <= 0 {
                throw .argument("page-size-not-positive", "Page size must be a positive value.")
            }
            if wireName == "offset", case .number(let offset) = value, offset < 0 {
                throw .argument("offset-negative", "Offset cannot have a negative value.")
            }
            if case .array(let items) = value {
                query[wireName] = .string(items.map { $0.stringValue ?? JSONWriter.text($0) }.joined(separator: ","))
            } else if value != "" {
                query[wireName] = value
            }
        }
        return query
    }

    private static func wireName(_ name: String) -> String? {
        switch name {
        case "where_clause", "whereClause": "where"
        case "having_clause", "havingClause": "having"
        case "page_size", "pageSize": "pageSize"
        case "offset": "offset"
        case "sort_by", "sortBy": "sortBy"
        case "properties", "props": "props"
        case "exclude_properties", "excludeProps", "exclude_props": "excludeProps"
        case "group_by", "groupBy": "groupBy"
        case "distinct": "distinct"
        case "relations", "related", "load_relations": "loadRelations"
        case "relations_depth": "relationsDepth"
        case "relations_page_size": "relationsPageSize"
        default: nil
        }
    }

    private static func counterRequest(_ call: DataCall) throws(UserFault) -> WireRequest {
        guard case .string(let name)? = call.arguments["name"], !name.isEmpty else {
            throw .argument("counter-name-not-string", "Counter Name must be provided and must be a string.")
        }
        func number(_ argument: String, _ what: String) throws(UserFault) -> String {
            guard case .number(let number)? = call.arguments[argument] else {
                throw .argument("\(argument)-not-number", "Counter \(what) must be a number.")
            }
            return JSONWriter.text(.number(number))
        }
        let path = "/counters/" + PercentEncoding.segment(name)
        switch call.operation {
        case .incrementAndGet: return WireRequest("PUT", path + "/increment/get")
        case .getAndIncrement: return WireRequest("PUT", path + "/get/increment")
        case .decrementAndGet: return WireRequest("PUT", path + "/decrement/get")
        case .getAndDecrement: return WireRequest("PUT", path + "/get/decrement")
        case .addAndGet: return WireRequest("PUT", path + "/incrementby/get", query: "value=" + (try number("value", "Value")))
        case .getAndAdd: return WireRequest("PUT", path + "/get/incrementby", query: "value=" + (try number("value", "Value")))
        case .compareAndSet:
            let expected = try number("expected", "Expected Value")
            let updated = try number("updated", "Updated Value")
            return WireRequest("PUT", path + "/get/compareandset", query: "expected=\(expected)&updatedvalue=\(updated)")
        case .reset: return WireRequest("PUT", path + "/reset")
        default: return WireRequest("GET", path)
        }
    }

    private static func cacheRequest(_ call: DataCall) throws(UserFault) -> WireRequest {
        guard case .string(let name)? = call.arguments["name"], !name.isEmpty else {
            throw .argument("cache-key-not-string", "Cache Key must be provided and must be a string.")
        }
        func positive(_ argument: String, _ message: String) throws(UserFault) -> String {
            let value = call.arguments[argument].map { UserDate.resolving($0, asNumbers: true) }
            guard case .number(let number)? = value, number > 0 else { throw .argument("\(argument)-not-positive", message) }
            return JSONWriter.text(.number(number))
        }
        let path = "/cache/" + PercentEncoding.segment(name)
        switch call.operation {
        case .cachePut:
            var query = ""
            if let seconds = call.arguments["time_to_live"], !seconds.isNull, seconds != 0 {
                query = "timeout=" + (try positive("time_to_live", "Cache TimeToLive must be a positive number."))
            }
            return WireRequest("PUT", path, query: query, body: UserDate.resolving(call.arguments["value"] ?? .null))
        case .cacheContains: return WireRequest("GET", path + "/check")
        case .cacheDelete: return WireRequest("DELETE", path)
        case .cacheExpireIn:
            let seconds = try positive("seconds", "Cache Expiration must be provided and must be a number of seconds.")
            return WireRequest("PUT", path + "/expireIn", query: "timeout=" + seconds, body: [:])
        case .cacheExpireAt:
            let instant = try positive(
                "timestamp", "Cache Expiration must be provided and must be a timestamp or an instance of Date.")
            return WireRequest("PUT", path + "/expireAt", query: "timestamp=" + instant, body: [:])
        default: return WireRequest("GET", path)
        }
    }
}

public import OrderedJSON

/// The query part of a request's address: names and values in order, not yet escaped.
public struct UserQuery: Hashable, Sendable {
    /// A name with its value.
    public struct Item: Hashable, Sendable {
        /// The name, such as `pageSize`.
        public var name: String
        /// The value; several are separated by commas that are not escaped.
        public var values: [String]

        /// Makes an item.
        public init(_ name: String, _ values: [String]) {
            self.name = name
            self.values = values
        }
    }

    /// The items in order.
    public var items: [Item]

    /// Makes a query of items.
    public init(_ items: [Item] = []) { self.items = items }

    /// The text behind the `?`, escaped; empty without items.
    public var wireText: String {
        items.map { item in item.name + "=" + item.values.map { PercentEncoding.component($0) }.joined(separator: ",") }
            .joined(separator: "&")
    }

    /// The value of an item, when it is there.
    public subscript(name: String) -> String? { items.first { $0.name == name }?.values.joined(separator: ",") }

    /// The values of all items of a name, each split at its commas.
    public func list(_ name: String) -> [String] {
        items.filter { $0.name == name }.flatMap { $0.values.flatMap { $0.split(separator: ",").map(String.init) } }
    }

    /// Makes the query of a query object, with the names, order and separators of the JavaScript SDK.
    ///
    /// - Source: JavaScript SDK, DataQueryBuilder.toQueryString.
    public init(_ query: JSONObject) {
        items = []
        func addNumber(_ name: String) {
            if let number = query[name]?.doubleValue, number > 0 { items.append(Item(name, [JSONWriter.text(.number(number))])) }
        }
        func addList(_ name: String, as wireName: String? = nil, emptyAs fallback: String? = nil) {
            switch query[name] {
            case .array(let values)?:
                let texts = values.isEmpty ? [fallback].compactMap(\.self) : values.map(Self.text)
                if !texts.isEmpty { items.append(Item(wireName ?? name, texts)) }
            case .string(let text)? where !text.isEmpty && wireName == nil: items.append(Item(name, [text]))
            default: break
            }
        }
        addNumber("pageSize")
        addNumber("offset")
        for property in query["properties"]?.arrayValue ?? [] { items.append(Item("property", [Self.text(property)])) }
        if query["excludeProps"]?.arrayValue != nil { addList("excludeProps") }
        for name in ["where", "having"] {
            if let text = query[name]?.stringValue, !text.isEmpty { items.append(Item(name, [text])) }
        }
        addList("sortBy")
        addList("groupBy")
        addList("relations", as: "loadRelations", emptyAs: "*")
        addNumber("relationsDepth")
        addNumber("relationsPageSize")
        if query["distinct"] == true { items.append(Item("distinct", ["true"])) }
    }

    /// The body of a find request: lists joined by commas, names as the service has them.
    ///
    /// - Source: JavaScript SDK, DataQueryBuilder.toRequestBody.
    public static func body(_ query: JSONObject) -> JSONObject {
        var body: JSONObject = [:]
        for (name, value) in query {
            let wireName = name == "properties" ? "props" : name == "relations" ? "loadRelations" : name
            switch value {
            case .null: continue
            case .array(let items): body[wireName] = .string(items.map(text).joined(separator: ","))
            default: body[wireName] = value
            }
        }
        return body
    }

    private static func text(_ value: JSONValue) -> String { value.stringValue ?? JSONWriter.text(value) }
}

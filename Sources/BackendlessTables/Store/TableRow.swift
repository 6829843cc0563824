public import BackendlessUsers
public import OrderedJSON

/// A column of a table.
public typealias TableColumn = UserColumn

/// One row of a table.
///
/// The properties that every row has are fields; those of columns are in the order of the columns, so that a name is stored once and not
/// with every row.
public struct TableRow: Hashable, Sendable {
    /// The id.
    public var objectID: String
    /// The id of the user who made the row; nil when nobody was logged in.
    public var ownerID: String?
    /// When the row was made, in milliseconds since 1970.
    public var created: Int64
    /// When the row was last changed; nil until it is.
    public var updated: Int64?
    /// The values in the order of the columns; one that is missing at the end is null.
    public var values: [JSONValue] = []

    /// Makes a row without values.
    public init(objectID: String, ownerID: String? = nil, created: Int64, updated: Int64? = nil) {
        self.objectID = objectID
        self.ownerID = ownerID
        self.created = created
        self.updated = updated
    }

    /// The value of a column by its offset.
    public func value(at offset: Int) -> JSONValue { offset < values.count ? values[offset] : .null }

    /// Sets the value of a column by its offset.
    public mutating func setValue(_ value: JSONValue, at offset: Int) {
        while values.count <= offset { values.append(.null) }
        values[offset] = value
    }

    /// The row as the service sends it.
    public func json(table: String, _ columns: [TableColumn]) -> JSONObject {
        // No column has the name of a property that the service makes itself.
        JSONObject(capacity: columns.count + 5) { members in
            members.append("___class", .string(table))
            members.append("objectId", .string(objectID))
            members.append("ownerId", ownerID.map(JSONValue.string) ?? .null)
            for offset in columns.indices { members.append(columns[offset].name, value(at: offset)) }
            members.append("created", .number(Double(created)))
            members.append("updated", updated.map { .number(Double($0)) } ?? .null)
        }
    }
}

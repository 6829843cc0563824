import BackendlessUsers
import OrderedJSON

/// A property of rows, by its name or as the offset of its column.
enum TableField: Hashable, Sendable {
    case objectID, ownerID, created, updated, tableName(String)
    case column(Int)
    /// Part of a column that holds objects: `address.city`.
    case part(Int, path: [String])

    /// The property with a name; nil when the table has none.
    init?(_ name: String, _ table: String, _ columns: [TableColumn]) {
        switch name {
        case "objectId": self = .objectID
        case "ownerId": self = .ownerID
        case "created": self = .created
        case "updated": self = .updated
        case "___class": self = .tableName(table)
        default:
            if let offset = columns.firstIndex(where: { $0.name == name }) {
                self = .column(offset)
                return
            }
            let path = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard path.count > 1, let offset = columns.firstIndex(where: { $0.name == path[0] && $0.type == .json }) else { return nil }
            self = .part(offset, path: Array(path.dropFirst()))
        }
    }

    func value(of row: TableRow) -> JSONValue {
        switch self {
        case .objectID: .string(row.objectID)
        case .ownerID: row.ownerID.map(JSONValue.string) ?? .null
        case .created: .number(Double(row.created))
        case .updated: row.updated.map { .number(Double($0)) } ?? .null
        case .tableName(let name): .string(name)
        case .column(let offset): row.value(at: offset)
        case .part(let offset, let path): path.reduce(row.value(at: offset)) { $0[$1] ?? .null }
        }
    }
}

/// A condition over the rows of a table.
struct TableCondition {
    private let clause: WhereClause
    private let fields: [TableField]
    /// The ids that a row must have one of; nil when the condition does not say.
    let objectIDs: [String]?

    /// Reads a condition.
    ///
    /// - Throws: 1017 when it is none, or names a column that the table has not.
    init(_ text: String, _ columns: [TableColumn]) throws(UserFault) {
        let clause = try WhereClause(text)
        try clause.checkColumns { TableField($0, "", columns) != nil }
        self.clause = clause
        fields = clause.columns.compactMap { TableField($0.name, "", columns) }
        objectIDs = clause.objectIDs
    }

    func matches(_ row: TableRow, _ budget: QueryBudget) throws(UserFault) -> Bool {
        try clause.matches({ fields[$0].value(of: row) }, budget)
    }
}

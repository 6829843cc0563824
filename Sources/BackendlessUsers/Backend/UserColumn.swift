public import OrderedJSON

/// A column of the Users table.
public struct UserColumn: Hashable, Sendable {
    /// The type of a column's values, in the service's order.
    public enum ValueType: String, Sendable, CaseIterable {
        case unknown = "UNKNOWN", int = "INT", string = "STRING", boolean = "BOOLEAN", dateTime = "DATETIME", double = "DOUBLE"
        case relation = "RELATION", collection = "COLLECTION", relationList = "RELATION_LIST", stringID = "STRING_ID", text = "TEXT"
        case fileReference = "FILE_REF", geometry = "GEOMETRY", point = "POINT", lineString = "LINESTRING", polygon = "POLYGON"
        case json = "JSON", autoIncrement = "AUTO_INCREMENT"

        /// Whether single values are written through a user, as against relations, which have calls of their own.
        package var isWritable: Bool {
            switch self {
            case .relation, .relationList, .collection, .autoIncrement: false
            default: true
            }
        }
    }

    /// The name.
    public var name: String
    /// The type of the values.
    public var type: ValueType
    /// Whether a value must be there.
    public var isRequired: Bool
    /// Whether this column identifies users at login.
    public var isIdentity: Bool
    /// Whether no two users may have the same value.
    public var isUnique: Bool
    /// The value of new users who give none.
    public var defaultValue: JSONValue
    /// A pattern that text values must match as a whole.
    public var pattern: String?
    /// The longest text, in UTF-16 units.
    public var maximumLength: Int

    /// Makes a column.
    public init(
        _ name: String, _ type: ValueType, isRequired: Bool = false, isIdentity: Bool = false, isUnique: Bool = false,
        defaultValue: JSONValue = .null, pattern: String? = nil, maximumLength: Int? = nil
    ) {
        self.name = name
        self.type = type
        self.isRequired = isRequired
        self.isIdentity = isIdentity
        self.isUnique = isUnique
        self.defaultValue = defaultValue
        self.pattern = pattern
        self.maximumLength = maximumLength ?? (type == .string ? 500 : 21_000)
    }

    /// The columns of a new application that users may write.
    public static let standard = [
        UserColumn("email", .string, isRequired: true, isIdentity: true), UserColumn("name", .string), UserColumn("blUserLocale", .string),
    ]

    /// The column as `userclassprops` describes it.
    package var descriptor: JSONValue {
        [
            "name": .string(name), "required": .bool(isRequired), "type": .string(type.rawValue), "defaultValue": defaultValue,
            "relatedTable": nil, "customRegex": pattern.map(JSONValue.string) ?? .null, "autoLoad": false, "isPrimaryKey": false,
            "identity": .bool(isIdentity),
        ]
    }

    /// The type of the column that a new property makes, by its value.
    package static func type(of value: JSONValue) -> ValueType {
        switch value {
        case .null: .string
        case .bool: .boolean
        case .number(let number): number == number.rounded() && abs(number) < 2_147_483_648 ? .int : .double
        case .string(let text): text.utf16.count > 500 ? .text : .string
        case .array, .object: .json
        }
    }
}

import BackendlessUsers
import GRDB
import OrderedJSON

/// Says what in a database cannot be what this program wrote.
struct DamagedRow: Error, CustomStringConvertible {
    var description: String
}

extension UserRow {
    /// The columns of the table `users`, in the order of `storedValues`.
    static let storedColumns =
        "id, owner, status, mayLogIn, password, created, updated, lastLogin, socialAccount, failedLogins, lockedAt, roles, properties"

    /// Reads a row of the table.
    init(stored row: Row, _ columns: [UserColumn]) throws {
        self.init(objectID: row[0], created: row[5])
        self.ownerID = row[1]
        guard let status = UserStatus(rawValue: row[2]) else { throw DamagedRow(description: "a user has an unknown status") }
        self.status = status
        self.mayLogIn = row[3]
        self.password = (row[4] as String?).flatMap(PasswordHash.init(storedText:))
        self.updated = row[6]
        self.lastLogin = row[7]
        self.socialAccount = row[8]
        self.failedLogins = row[9]
        self.lockedAt = row[10]
        let roles: String = row[11]
        if roles != "[]" { self.roles = try JSONParser.parse(roles).arrayValue?.compactMap(\.stringValue) ?? [] }
        guard let properties = try JSONParser.parse(row[12] as String).objectValue else {
            throw DamagedRow(description: "a user has no properties")
        }
        self.values = columns.map { properties[$0.name] ?? .null }
    }

    /// The values of a row of the table: identity key first, then as `storedColumns` has them.
    func storedValues(_ identityKey: String?, _ columns: [UserColumn]) -> StatementArguments {
        var properties: JSONObject = [:]
        for (offset, column) in columns.enumerated() where !value(at: offset).isNull { properties[column.name] = value(at: offset) }
        return [
            identityKey, self.objectID, self.ownerID, self.status.rawValue, self.mayLogIn, self.password?.storedText, self.created,
            self.updated, self.lastLogin, self.socialAccount, self.failedLogins, self.lockedAt,
            self.roles.isEmpty ? "[]" : JSONWriter.text(.array(self.roles.map(JSONValue.string))), JSONWriter.text(.object(properties)),
        ]
    }
}

extension UserColumn {
    /// The column as JSON text.
    var storedText: String {
        JSONWriter.text([
            "name": .string(name), "type": .string(type.rawValue), "required": .bool(isRequired), "identity": .bool(isIdentity),
            "unique": .bool(isUnique), "defaultValue": defaultValue, "customRegex": pattern.map(JSONValue.string) ?? .null,
            "size": .number(Double(maximumLength)),
        ])
    }

    /// Reads a column back.
    init(stored text: String) throws {
        let object = try JSONParser.parse(text)
        guard let name = object["name"]?.stringValue, let type = object["type"]?.stringValue.flatMap(ValueType.init) else {
            throw DamagedRow(description: "a column has no name or type")
        }
        self.init(
            name, type, isRequired: object["required"] == true, isIdentity: object["identity"] == true, isUnique: object["unique"] == true,
            defaultValue: object["defaultValue"] ?? .null, pattern: object["customRegex"]?.stringValue,
            maximumLength: object["size"]?.integerValue.flatMap { Int(exactly: $0) })
    }
}

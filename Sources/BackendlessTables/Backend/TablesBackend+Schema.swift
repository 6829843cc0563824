import BackendlessUsers
import OrderedJSON

/// Tables and their columns.
extension TablesBackend {
    /// The properties that the service makes itself and ignores when clients send them.
    static func isSystemProperty(_ name: String) -> Bool {
        switch name {
        case "objectId", "ownerId", "created", "updated", "___class", "__meta", "___jsonclass", "__subID", "___dates___": true
        default: false
        }
    }

    /// The columns of a table that is there.
    func columns(_ table: String) throws -> [TableColumn] {
        guard let columns = try store.columns(of: table) else { throw UserFault.tableNotFound(table) }
        return columns
    }

    /// The columns of a table, which is made when it is not there and may be.
    func columnsForWriting(_ table: String) throws -> [TableColumn] {
        if let columns = try store.columns(of: table) { return columns }
        guard settings.hasDynamicSchema else { throw UserFault.tableNotFound(table) }
        guard Self.isName(table) else { throw UserFault.wrongName("table", table) }
        guard try store.tableNames.count < settings.maximumTableCount else { throw UserFault.tooManyTables }
        try store.addTable(table)
        return []
    }

    /// Whether a text may name a table or column: a letter, then letters, digits and underscores.
    static func isName(_ name: String) -> Bool {
        guard let first = name.first, first.isLetter || first == "_", name.utf8.count <= 128 else { return false }
        return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }

    func describe(_ table: String) throws -> JSONValue {
        let system = [
            TableColumn("created", .dateTime), TableColumn("updated", .dateTime), TableColumn("objectId", .stringID, isRequired: true),
            TableColumn("ownerId", .string),
        ]
        return .array(
            try (columns(table) + system).map { column in
                guard case .object(var descriptor) = column.descriptor else { return column.descriptor }
                descriptor["identity"] = nil
                descriptor["expression"] = .null
                descriptor["isPrimaryKey"] = .bool(column.name == "objectId")
                return .object(descriptor)
            })
    }

    /// Applies the properties of an object to a row; properties that are no column make one.
    ///
    /// - Parameter columns: the columns of the table; new ones are added to it and to the store.
    func apply(_ body: JSONObject, to row: inout TableRow, _ columns: inout [TableColumn], _ table: String) throws {
        var wrongTypes: [String] = []
        for (name, value) in body where !Self.isSystemProperty(name) {
            let offset: Int
            if let known = columns.firstIndex(where: { $0.name == name }) {
                offset = known
            } else {
                guard settings.hasDynamicSchema else { throw UserFault.unknownColumn(name, table) }
                guard Self.isName(name) else { throw UserFault.wrongName("property", name) }
                guard columns.count < settings.maximumColumnCount else { throw UserFault.tooManyColumns(table) }
                let column = TableColumn(name, TableColumn.type(of: value))
                try store.addColumn(column, to: table)
                offset = columns.count
                columns.append(column)
            }
            let column = columns[offset]
            guard column.type.isWritable else { continue }
            if value.isNull, column.isRequired { throw UserFault.requiredNull(name) }
            guard let stored = try Self.stored(value, column) else {
                wrongTypes.append(name)
                continue
            }
            if column.isUnique, !stored.isNull, stored != row.value(at: offset) {
                try checkUnique(stored, column, offset, row.objectID, table)
            }
            row.setValue(stored, at: offset)
        }
        if !wrongTypes.isEmpty { throw UserFault.wrongTypes(wrongTypes) }
    }

    /// A value in the form in which a column stores it; nil when it is of another type.
    static func stored(_ value: JSONValue, _ column: TableColumn) throws -> JSONValue? {
        if value.isNull { return value }
        switch column.type {
        case .string, .text, .stringID, .fileReference:
            guard case .string(let text) = value else { return nil }
            guard text.utf16.count <= column.maximumLength else { throw UserFault.valueTooLong(column.name) }
            if let pattern = column.pattern, try Regex(pattern).wholeMatch(in: text) == nil {
                throw UserFault.patternMismatch(column.name)
            }
        case .int:
            guard case .number(let number) = value, number == number.rounded() else { return nil }
            guard -2_147_483_648...2_147_483_647 ~= number else { throw UserFault.valueTooLong(column.name) }
        case .double: guard case .number = value else { return nil }
        case .boolean: guard case .bool = value else { return nil }
        case .dateTime:
            switch value {
            case .number(let number) where Int64(exactly: number) != nil: return value
            case .string(let text):
                guard let instant = ConditionDate.milliseconds(text) else { throw UserFault.wrongDate(column.name) }
                return .number(Double(instant))
            default: throw UserFault.wrongDate(column.name)
            }
        default: break
        }
        return value
    }

    private func checkUnique(_ value: JSONValue, _ column: TableColumn, _ offset: Int, _ id: String, _ table: String) throws {
        var isTaken = false
        try store.forEachRow(in: table) { other in
            isTaken = other.objectID != id && ConditionValue.compare(other.value(at: offset), value) == 0
            return !isTaken
        }
        if isTaken { throw UserFault.duplicateValue(column.name) }
    }
}

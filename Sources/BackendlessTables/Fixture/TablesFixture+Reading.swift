public import BackendlessUsers
public import OrderedJSON

extension TablesFixture {
    /// Reads a fixture.
    ///
    /// - Throws: everything that is wrong with it, each with its place.
    public static func parse(_ bytes: [UInt8], file: String? = nil) throws(UsersFixtureError) -> TablesFixture {
        try TablesFixture(FixtureReader.json(bytes, file: file))
    }

    /// Reads a fixture from a text.
    public static func parse(_ text: String, file: String? = nil) throws(UsersFixtureError) -> TablesFixture {
        try parse(Array(text.utf8), file: file)
    }

    /// Reads a fixture that is part of a larger text, such as the `tables` key of a context.
    ///
    /// - Throws: everything that is wrong with it, each with its place.
    public init(_ json: PositionedJSON) throws(UsersFixtureError) {
        self.init()
        var reader = TablesFixtureReader()
        for member in reader.reader.members(json, "a tables fixture", known: nil) where !member.key.hasPrefix("x-") {
            switch member.key {
            case "$counters": counters = reader.counters(member.value)
            case "$cache":
                cache = reader.reader.members(member.value, "'$cache'", known: nil).map { ($0.key, $0.value.value) }
            case "$dynamicSchema":
                if let isDynamic = reader.reader.bool(member.value, "'$dynamicSchema'") { settings.hasDynamicSchema = isDynamic }
            default: if let table = reader.table(member) { tables.append(table) }
            }
        }
        if !reader.reader.problems.isEmpty {
            throw UsersFixtureError(file: json.file, problems: reader.reader.problems.sorted { $0.position < $1.position })
        }
    }
}

/// Reads the parts of a fixture.
private struct TablesFixtureReader {
    var reader = FixtureReader()

    mutating func counters(_ json: PositionedJSON) -> [(name: String, value: Int64)] {
        var counters: [(name: String, value: Int64)] = []
        for member in reader.members(json, "'$counters'", known: nil) {
            if let value = member.value.integerValue {
                counters.append((member.key, value))
            } else {
                reader.report(member.value.position, "the counter '\(member.key)' must be a whole number")
            }
        }
        return counters
    }

    mutating func table(_ member: PositionedJSON.Member) -> TablesFixture.Table? {
        if member.key.hasPrefix("$") {
            let known = ["$counters", "$cache", "$dynamicSchema"].joined(separator: ", ")
            reader.report(member.keyPosition, "a tables fixture has no key '\(member.key)'", hint: "known are \(known) and names of tables")
            return nil
        }
        guard TablesBackend.isName(member.key), member.key != "Users" else {
            reader.report(
                member.keyPosition, "'\(member.key)' cannot be the name of a table",
                hint: member.key == "Users" ? "give users with a users fixture" : "use letters, digits and underscores, a letter first")
            return nil
        }
        var table = TablesFixture.Table(member.key)
        var rows: [PositionedJSON] = []
        if let elements = member.value.elements {
            rows = elements
        } else {
            for part in reader.members(member.value, "the table '\(member.key)'", known: ["columns", "rows"]) {
                if part.key == "rows" {
                    rows = reader.elements(part.value, "'rows'")
                } else {
                    for element in reader.elements(part.value, "'columns'") { add(element, to: &table) }
                }
            }
        }
        var ids: Set<String> = []
        for row in rows {
            guard let object = row.value.objectValue else {
                reader.report(row.position, "a row of '\(member.key)' must be an object, not \(row.kindName)")
                continue
            }
            if let id = row["objectId"] {
                guard let text = reader.string(id, "'objectId'") else { continue }
                if !ids.insert(text).inserted { reader.report(id.position, "the objectId '\(text)' is there twice") }
            }
            table.rows.append(object)
        }
        return table
    }

    private mutating func add(_ json: PositionedJSON, to table: inout TablesFixture.Table) {
        guard let column = reader.column(json) else { return }
        if table.columns.contains(where: { $0.name == column.name }) {
            reader.report(json.position, "the column '\(column.name)' is there twice")
        } else if TablesBackend.isSystemProperty(column.name) {
            reader.report(json.position, "the column '\(column.name)' is made by the service", hint: "leave it out")
        } else {
            table.columns.append(column)
        }
    }
}

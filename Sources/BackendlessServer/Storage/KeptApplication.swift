import BackendlessUsers
import GRDB
import OrderedJSON

/// Keeps the settings, the application and its keys in a database.
struct KeptApplication {
    let database: BackendDatabase

    init(_ database: BackendDatabase) throws { self.database = database }

    /// The settings that were kept.
    func settings() throws -> UsersSettings? {
        guard let changes = try value("settings")?.objectValue else { return nil }
        return try UsersSettings().changed(by: changes)
    }

    func keep(_ settings: UsersSettings) throws { try keep(.object(settings.json), "settings") }

    /// The application that was kept.
    func application() throws -> UsersApplication? {
        guard let object = try value("application")?.objectValue else { return nil }
        var application = UsersApplication(id: object["id"]?.stringValue)
        for (key, kind) in object["keys"]?.objectValue ?? [:] {
            application.keys[key] = kind.stringValue.flatMap(APIKeyKind.init)
        }
        return application
    }

    func keep(_ application: UsersApplication) throws {
        let keys = application.keys.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value.rawValue)) }
        try keep(["id": application.id.map(JSONValue.string) ?? .null, "keys": .object(JSONObject(keys))], "application")
    }

    private func value(_ name: String) throws -> JSONValue? {
        let text = try database.access { database in
            try String.fetchOne(database, sql: "SELECT value FROM kept WHERE name = ?", arguments: [name])
        }
        return try text.map { try JSONParser.parse($0) }
    }

    private func keep(_ value: JSONValue, _ name: String) throws {
        try database.access { database in
            try database.execute(
                sql: "INSERT INTO kept (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                arguments: [name, JSONWriter.text(value)])
        }
    }
}

import BackendlessHTTP
import BackendlessServer
import BackendlessTables
import BackendlessUsers
import Foundation
import Logging
import OrderedJSON
import Testing

/// The in-memory tables, and those of a server with each of its stores, cannot be told apart.
@Suite struct DataConformanceTests {
    private enum Step {
        case data(String, String)
        case login
        case logout
        case wait(seconds: Int64)
    }

    /// Calls of every operation, good ones and refused ones.
    private static let steps: [Step] = [
        .data("data.find", #"{"table_name": "Orders"}"#),
        .data(
            "data.save",
            #"{"table_name": "Orders", "table_object": {"title": "Tea", "total": 12.5, "paid": false, "tags": ["a", {"b": null}]}}"#),
        .login,
        .data("data.save", #"{"table_name": "Orders", "table_object": {"title": "Mílk 'x'", "total": 1, "at": {"$date": 5}}}"#),
        .wait(seconds: 1),
        .data("data.save", #"{"table_name": "Orders", "table_object": {"total": "much"}}"#),
        .data("data.bulkCreate", #"{"table_name": "Orders", "objects": [{"title": "A", "total": 7}, {"title": null}, {}]}"#),
        .data("data.bulkCreate", #"{"table_name": "Orders", "objects": [{"extra": 7}, {"total": "x"}]}"#),
        .data("data.describe", #"{"table_name": "Orders"}"#),
        .logout,
        .data("data.find", #"{"table_name": "Orders", "sort_by": "total desc", "page_size": 3, "offset": 1}"#),
        .data(
            "data.find",
            #"{"table_name": "Orders", "where_clause": "title like 'm_lk ''%' or total between 5 and 8", "properties": ["title", "total as price"]}"#
        ),
        .data(
            "data.find",
            #"{"table_name": "Orders", "properties": "Count(objectId) as n,Sum(total)", "group_by": "ownerId", "having_clause": "n > 0"}"#),
        .data("data.find", #"{"table_name": "Orders", "where_clause": "total >"}"#),
        .data("data.find", #"{"table_name": "Orders", "page_size": 101}"#),
        .data("data.findFirst", #"{"table_name": "Orders", "where_clause": "title = 'tea'"}"#),
        .data("data.findLast", #"{"table_name": "Orders", "where_clause": "title = 'nothing'"}"#),
        .data("data.count", #"{"table_name": "Orders", "where_clause": "not (title is null)"}"#),
        .data("data.findById", #"{"table_name": "Orders", "object_id": "no such id"}"#),
        .data("data.bulkUpdate", #"{"table_name": "Orders", "where_clause": "paid = false", "changes": {"paid": true}}"#),
        .data("data.bulkUpdate", #"{"table_name": "Orders", "where_clause": "paid = true", "changes": {"objectId": "x"}}"#),
        .data("data.bulkDelete", #"{"table_name": "Orders", "where_clause": "total is null"}"#),
        .data("data.remove", #"{"table_name": "Orders", "object": "no such id"}"#),
        .data("data.remove", #"{"table_name": "Orders", "object": {}}"#),
        .data("data.find", #"{"table_name": "Orders"}"#),
        .data("data.find", #"{"table_name": "Users", "properties": ["email"]}"#),
        .data("data.find", #"{"table_name": "Users", "properties": "name,Count(objectId) as n", "group_by": "name", "sort_by": "n desc"}"#),
        .data("data.find", #"{"table_name": "Users", "properties": "Sum(nothing)"}"#),
        .data("data.save", #"{"table_name": "not a name", "table_object": {}}"#),
        .data("counters.get", #"{"name": "a/b c"}"#),
        .data("counters.incrementAndGet", #"{"name": "a/b c"}"#),
        .data("counters.getAndAdd", #"{"name": "a/b c", "value": -10}"#),
        .data("counters.addAndGet", #"{"name": "a/b c", "value": 0.5}"#),
        .data("counters.compareAndSet", #"{"name": "a/b c", "expected": -9, "updated": 3}"#),
        .data("counters.getAndDecrement", #"{"name": "a/b c"}"#),
        .data("counters.reset", #"{"name": "a/b c"}"#),
        .data("cache.put", #"{"name": "k", "value": {"a": [1, null, "ü"]}, "time_to_live": 10}"#),
        .data("cache.get", #"{"name": "k"}"#),
        .data("cache.contains", #"{"name": "other"}"#),
        .wait(seconds: 10),
        .data("cache.get", #"{"name": "k"}"#),
        .data("cache.put", #"{"name": "k", "value": 1, "time_to_live": 10000}"#),
        .data("cache.put", #"{"name": "k", "value": "text"}"#),
        .data("cache.expireIn", #"{"name": "k", "seconds": 2}"#),
        .data("cache.get", #"{"name": "k"}"#),
        .data("cache.delete", #"{"name": "k"}"#),
        .data("cache.get", #"{"name": "k"}"#),
    ]

    private static let users = #"[{"objectId": "U1", "email": "ada@example.com", "password": "p"}]"#

    /// What every step comes to.
    private static func transcript(_ users: any UserService, _ data: any DataService, _ clock: ManualUsersClock) async throws -> [String] {
        var lines: [String] = []
        for step in steps {
            switch step {
            case .login: _ = try await users.login(identity: "ada@example.com", password: "p")
            case .logout: try await users.logout()
            case .wait(let seconds): clock.advance(milliseconds: seconds * 1000)
            case .data(let name, let arguments):
                do {
                    let value = try await data.perform(DataCall(name: name, arguments: try JSONParser.parse(arguments).objectValue ?? [:]))
                    lines.append("\(name) \(JSONWriter.text(value))")
                } catch let fault as UserFault {
                    lines.append("\(name) \(fault)")
                }
            }
        }
        return lines
    }

    private static func inMemory() async throws -> [String] {
        let clock = ManualUsersClock()
        let users = InMemoryUserService(fixture: try .parse(users), clock: clock.clock, identifiers: IdentifierSource(seed: 7))
        let data = InMemoryDataService(users: users, clock: clock.clock, identifiers: IdentifierSource(seed: 3))
        return try await transcript(users, data, clock)
    }

    private static func fixture() throws -> UsersFixture {
        var fixture = try UsersFixture.parse(users)
        fixture.application = UsersApplication(id: "APP", keys: ["js": .js])
        return fixture
    }

    /// Calls a function with clients of a server.
    private static func serving<Output>(
        _ backend: LocalBackend, _ body: (HTTPUserService, HTTPDataService) async throws -> Output
    ) async throws -> Output {
        var configuration = BackendServerConfiguration()
        configuration.port = 0
        let server = try await BackendServer.start(
            backend, configuration, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let users = try HTTPUserService(address: .application(id: "APP", apiKey: "js", server: "http://127.0.0.1:\(server.port)"))
        let outcome: Result<Output, any Error>
        do {
            outcome = .success(try await body(users, HTTPDataService(sharing: users)))
        } catch {
            outcome = .failure(error)
        }
        await users.shutdown()
        try await server.stop()
        return try outcome.get()
    }

    private static func database(_ path: String, _ clock: ManualUsersClock) throws -> LocalBackend {
        try LocalBackend(
            database: try BackendDatabase(path: path), fixture: try fixture(), clock: clock.clock, identifiers: IdentifierSource(seed: 7),
            tables: { database in
                TablesBackend(
                    store: try SQLiteTablesStore(database), clock: clock.clock, identifiers: IdentifierSource(seed: 3))
            })
    }

    private static func withFolder<Output>(_ body: (String) async throws -> Output) async throws -> Output {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder.appendingPathComponent("backend.sqlite").path)
    }

    @Test func everyImplementationAnswersTheSame() async throws {
        let expected = try await Self.inMemory()
        #expect(expected.contains { $0.contains("\"ownerId\":\"U1\"") })
        #expect(expected.contains { $0.hasPrefix("data.find data.find failed: 1009 ") })

        let clock = ManualUsersClock()
        let backend = LocalBackend(
            fixture: try Self.fixture(), clock: clock.clock, identifiers: IdentifierSource(seed: 7),
            tables: { TablesBackend(clock: clock.clock, identifiers: IdentifierSource(seed: 3)) })
        #expect(try await Self.serving(backend) { try await Self.transcript($0, $1, clock) } == expected)

        let stored = try await Self.withFolder { path in
            let clock = ManualUsersClock()
            return try await Self.serving(try Self.database(path, clock)) { try await Self.transcript($0, $1, clock) }
        }
        #expect(stored == expected)
    }

    @Test func whatIsStoredIsThereAfterARestart() async throws {
        try await Self.withFolder { path in
            let clock = ManualUsersClock()
            try await Self.serving(try Self.database(path, clock)) { _, data in
                _ = try await data.perform(
                    DataCall(.save, ["table_name": "T", "table_object": ["objectId": .null, "name": "kept", "n": 1]]))
                _ = try await data.perform(DataCall(.addAndGet, ["name": "c", "value": 5]))
                _ = try await data.perform(DataCall(.cachePut, ["name": "k", "value": true]))
                await #expect(throws: UserFault.self) {
                    try await data.perform(DataCall(.bulkCreate, ["table_name": "T", "objects": [["m": 1], ["n": "x"]]]))
                }
            }
            try await Self.serving(try Self.database(path, clock)) { _, data in
                let found = try await data.perform(DataCall(.find, ["table_name": "T", "properties": "name,n"]))
                #expect(found == [["___class": "T", "name": "kept", "n": 1]])
                #expect(try await data.perform(DataCall(.describe, ["table_name": "T"])).arrayValue?.count == 6)
                #expect(try await data.perform(DataCall(.counterGet, ["name": "c"])) == 5)
                #expect(try await data.perform(DataCall(.cacheGet, ["name": "k"])) == true)
            }
        }
    }
}

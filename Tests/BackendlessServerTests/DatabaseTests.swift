import BackendlessUsers
import Foundation
import GRDB
import OrderedJSON
import Testing

@testable import BackendlessServer

/// What a database keeps, and what it refuses.
@Suite struct DatabaseTests {
    private struct Stop: Error {}

    private func backend(_ folder: String, _ fixture: String = TestServer.fixture, replacesApplication: Bool = false) throws -> LocalBackend
    {
        try LocalBackend(
            database: try BackendDatabase(path: folder + "/users.sqlite"), fixture: try UsersFixture.parse(fixture),
            replacesApplication: replacesApplication)
    }

    @Test func everythingSurvivesARestart() async throws {
        try await withTemporaryFolder { folder in
            var token: String?
            try await TestServer.with(try backend(folder)) { server in
                let user = #"{"email": "bob@example.com", "password": "q", "shoe": 46, "tags": ["a", {"b": null}]}"#
                #expect(try await server.send("POST", "/APP/KEY/users/register", body: user).status == 200)
                let role = #"{"user": "ADA", "roleName": "Editor"}"#
                #expect(try await server.send("POST", "/APP/CC/users/assignRole", body: role).status == 200)
                token = try await server.logIn()
                try server.backend.changeSettings(["failedLoginsLock": 5])
            }
            try await TestServer.with(try backend(folder, "{}")) { server in
                #expect(server.backend.withUsers { $0.settings.failedLoginsLock } == 5)
                let header = "user-token: \(token ?? "")"
                let roles = try await server.send("GET", "/APP/KEY/users/userroles", [header]).text
                #expect(roles == #"["AuthenticatedUser","Editor","JSUser"]"#)
                let found = try JSONParser.parse(
                    try await server.send("POST", "/APP/KEY/data/Users/find", body: #"{"where": "shoe = 46", "props": "email,tags"}"#).body)
                #expect(found == [["email": "bob@example.com", "tags": ["a", ["b": nil]]]])
                let login = try await server.send("POST", "/APP/KEY/users/login", body: #"{"login": "BOB@example.com", "password": "q"}"#)
                #expect(login.status == 200)
                #expect(try server.backend.withUsers { try $0.store.userCount } == 2)
            }
        }
    }

    @Test func mailsAndTheirLinksSurviveARestart() async throws {
        let fixture = #"{"application": {"id": "APP", "keys": {"KEY": "js"}}, "settings": {"emailConfirmationRequired": true}}"#
        try await withTemporaryFolder { folder in
            try await TestServer.with(try backend(folder, fixture)) { server in
                let user = #"{"email": "ada@example.com", "password": "p"}"#
                #expect(try await server.send("POST", "/APP/KEY/users/register", body: user).status == 200)
                for _ in 0..<2 { _ = try await server.send("GET", "/APP/KEY/users/restorepassword/ada%40example.com") }
            }
            try await TestServer.with(try backend(folder, "{}")) { server in
                let outbox = try #require(try JSONParser.parse(try await server.send("GET", "/admin/outbox").body).arrayValue)
                #expect(outbox.map { $0["kind"] } == ["confirmation", "passwordRecovery", "passwordRecovery"])
                // The links lead to where the server is now.
                let origin = "http://127.0.0.1:\(server.server.port)"
                let paths = outbox.compactMap { $0["link"]?.stringValue }.filter { $0.hasPrefix(origin) }.map { $0.dropFirst(origin.count) }
                #expect(try await server.send("GET", String(paths[0])).status == 200)
                #expect(try await server.send("POST", String(paths[1]), body: "password=new").status == 200)
                #expect(try await server.logIn(password: "new") != nil)
            }
            try await TestServer.with(try backend(folder, "{}")) { server in
                let links = server.backend.withUsers { users in users.outbox.map { users.isRecovery($0.link) } }
                #expect(links == [false, false, true])
                try server.backend.reset()
            }
            #expect(try backend(folder, "{}").withUsers { $0.outbox.isEmpty })
        }
    }

    @Test func onlyTheLastMailsAreKept() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteUsersStore(try BackendDatabase(path: folder + "/users.sqlite"))
            try store.transaction {
                for number in 0..<UserMail.limit + 5 {
                    try store.addMail(UserMail(kind: .confirmation, userID: "A", identity: "a", link: "/\(number)", sent: 1))
                }
            }
            let mails = try store.mailsAndLinks().mails
            #expect(mails.count == UserMail.limit)
            #expect(mails.first?.link == "/5")
        }
    }

    @Test func aFileOfVersion1IsTakenUp() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/users.sqlite"
            do {
                let store = try SQLiteUsersStore(try BackendDatabase(path: path))
                try store.put(UserRow(objectID: "A", created: 1), identityKey: "a")
                for sql in ["DROP TABLE mails", "DROP TABLE links", "PRAGMA user_version=1"] { try store.write(sql, []) }
                try store.close()
            }
            let database = try BackendDatabase(path: path)
            #expect(!database.isNew)
            let store = try SQLiteUsersStore(database)
            try store.addLink(UserLink(kind: .confirmation, end: "x", userID: "A"))
            #expect(try store.user(id: "A") != nil)
            #expect(try store.mailsAndLinks().links.map(\.end) == ["x"])
        }
    }

    @Test func aNewApplicationMayTakeTheOldOnesPlace() async throws {
        try await withTemporaryFolder { folder in
            try backend(folder).close()
            let other = #"{"application": {"id": "OTHER", "keys": {"K": "rest"}}}"#
            #expect(try backend(folder, other).application.id == "APP")
            #expect(try backend(folder, other, replacesApplication: true).application.id == "OTHER")
            #expect(try backend(folder, "{}").application.keys == ["K": .rest])
        }
    }

    @Test func aTransactionThatFailsLeavesNothing() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteUsersStore(try BackendDatabase(path: folder + "/users.sqlite"))
            try store.put(UserRow(objectID: "A", created: 1), identityKey: "a")
            try store.putSession(UserSessionRecord(userID: "A", lastUsed: 1), token: "T")
            #expect(throws: Stop.self) {
                try store.transaction {
                    try store.addColumn(UserColumn("shoe", .int))
                    try store.addRole("Editor")
                    try store.put(UserRow(objectID: "B", created: 1), identityKey: "b")
                    try store.removeUser(id: "A")
                    try store.removeSession(token: "T")
                    throw Stop()
                }
            }
            #expect(store.columns == UserColumn.standard)
            #expect(store.roles == [])
            #expect(try store.user(id: "B") == nil)
            #expect(try store.user(id: "A") != nil)
            #expect(try store.session(token: "T") != nil)
        }
    }

    @Test func oneTransactionWithinAnotherIsUndoneAlone() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteUsersStore(try BackendDatabase(path: folder + "/users.sqlite"))
            func fail() throws {
                try store.transaction {
                    try store.addRole("Dropped")
                    throw Stop()
                }
            }
            try store.transaction {
                try store.addRole("Kept")
                #expect(throws: Stop.self) { try fail() }
            }
            #expect(store.roles == ["Kept"])
        }
    }

    @Test func aFileIsHeldByOneServer() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/users.sqlite"
            let first = try BackendDatabase(path: path)
            let error = #expect(throws: BackendDatabaseError.self) { try BackendDatabase(path: path) }
            #expect(error?.description == "\(path): is in use by another process")
            try first.access { _ in }
        }
    }

    @Test func aFileOfSomethingElseIsLeftAlone() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/notes.txt"
            let text = String(repeating: "This is no database. ", count: 100)
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            let error = #expect(throws: BackendDatabaseError.self) { try BackendDatabase(path: path) }
            #expect(error?.message == "is no SQLite database")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
            let missing = #expect(throws: BackendDatabaseError.self) { try BackendDatabase(path: folder + "/no/users.sqlite") }
            #expect(missing?.message == "cannot be opened or made")
        }
    }

    @Test func onlyTheOwnerMayReadTheFile() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/users.sqlite"
            let database = try BackendDatabase(path: path)
            for file in [path, path + "-wal"] {
                let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
                #expect(mode == 0o600, "\(file)")
            }
            try database.access { _ in }
        }
    }

    @Test func manyCallsAreStoredTogether() async throws {
        try await withTemporaryFolder { folder in
            let backend = try backend(folder)
            let caller = UsersCaller(applicationID: "APP", apiKey: "CC")
            let statuses = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let body: JSONValue = ["email": .string("u\(number)@b.c"), "password": "p"]
                        let call = WireCall(method: "POST", path: "/users/register", query: "", body: body, caller: caller, origin: "")
                        return await withCheckedContinuation { continuation in
                            backend.answer(call) { outcome in
                                if case .success = outcome {
                                    continuation.resume(returning: true)
                                } else {
                                    continuation.resume(returning: false)
                                }
                            }
                        }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(statuses == 200)
            #expect(try backend.withUsers { try $0.store.userCount } == 201)
        }
    }
}

import BackendlessServer
import BackendlessUsers
import Foundation
import Logging
import OrderedJSON

/// A server with the application `APP`, the keys `KEY` and `CC`, and a user.
struct TestServer {
    let backend: LocalBackend
    let server: BackendServer

    static let fixture = """
        {"application": {"id": "APP", "keys": {"KEY": "js", "CC": "cloudCode"}}, "roles": ["Editor"],
         "users": [{"objectId": "ADA", "email": "ada@example.com", "password": "p", "name": "Ada <b>&'\\""}]}
        """

    /// Runs a body with a server, which ends with it.
    static func with(
        _ change: (inout BackendServerConfiguration) -> Void = { _ in }, fixture: String = Self.fixture,
        _ body: (TestServer) async throws -> Void
    ) async throws {
        try await with(LocalBackend(fixture: try UsersFixture.parse(fixture)), change, body)
    }

    static func with(
        _ backend: LocalBackend, _ change: (inout BackendServerConfiguration) -> Void = { _ in }, _ body: (TestServer) async throws -> Void
    ) async throws {
        var configuration = BackendServerConfiguration()
        configuration.port = 0
        change(&configuration)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = TestServer(backend: backend, server: try await BackendServer.start(backend, configuration, logger: logger))
        var failure: (any Error)?
        do { try await body(server) } catch { failure = error }
        try await server.server.stop()
        if let failure { throw failure }
    }

    /// Makes a request and gives its answer.
    func send(
        _ method: String, _ path: String, _ headers: [String] = [], body: String? = nil
    ) async throws -> RawAnswer {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(server.port)", "Connection: close"] + headers
        if let body { lines.append("Content-Length: \(body.utf8.count)") }
        return try await RawClient.exchange(server.port, lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
    }

    /// Logs the user in and gives the token.
    func logIn(password: String = "p") async throws -> String? {
        let answer = try await send("POST", "/APP/KEY/users/login", body: #"{"login": "ada@example.com", "password": "\#(password)"}"#)
        return try JSONParser.parse(answer.body)["user-token"]?.stringValue
    }
}

/// A folder that is gone after a body ran.
func withTemporaryFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path)
}

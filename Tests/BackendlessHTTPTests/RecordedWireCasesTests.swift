import BackendlessServer
import BackendlessUsers
import Glibc
import Logging
import OrderedJSON
import Testing

/// Runs a file of recorded cases, one after the other, when `CODELESS_WIRE_CASES` names one.
@Suite struct RecordedWireCasesTests {
    private static let path = getenv("CODELESS_WIRE_CASES").map { String(cString: $0) }

    private static func cases() throws -> [JSONValue] {
        let file = try #require(fopen(path ?? "", "r"))
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return try #require(try JSONParser.parse(bytes).arrayValue)
    }

    @Test(.enabled(if: path != nil))
    func everyRecordedCaseHoldsOverHTTP() async throws {
        for json in try Self.cases() { try await WireCase(json: json).check() }
    }

    /// Each request that an SDK sent is one that the local server knows: it answers by the rules, not with "no such operation" or "no such
    /// application", and a call that was answered with a value gets a value of the same kind where the users are the same.
    @Test(.enabled(if: path != nil))
    func theLocalServerKnowsEveryRecordedRequest() async throws {
        var values = 0
        var faults = 0
        for json in try Self.cases() {
            let name = json["name"]?.stringValue ?? "?"
            guard let request = json["expectRequest"], !request.isNull else { continue }
            let answer = try await answer(to: request, session: json["session"] ?? [:])
            let value = try? JSONParser.parse(answer.body)
            #expect(answer.status == 200 || value?["code"]?.integerValue != nil, "\(name): \(answer.status) \(answer.text)")
            #expect(value?["code"] != 2001 && value?["code"] != 2002 && value?["code"] != 8002, "\(name): \(answer.text)")
            #expect(answer.status < 500 && answer.status != 404, "\(name): \(answer.status) \(answer.text)")
            if answer.status == 200 { values += 1 } else { faults += 1 }
            guard answer.status == 200, json["response"]?["status"] == 200, let expected = json["response"]?["body"] else { continue }
            // That reply belongs to the documented spelling of the path, which no SDK uses.
            if name == "verifyPassword bare true is read as false by the JS client" { continue }
            let kinds = (value?.kindName, expected.kindName)
            #expect(value == nil || expected.isNull || kinds.0 == kinds.1, "\(name): \(answer.text) for \(expected)")
        }
        print("recorded requests: \(values) answered with a value, \(faults) refused by a rule")
    }

    /// Sends a recorded request to a server that has the application, the session and its user.
    private func answer(to request: JSONValue, session: JSONValue) async throws -> RecordedAnswer {
        let application = session["appId"]?.stringValue ?? "APP"
        let key = session["apiKey"]?.stringValue ?? "KEY"
        var fixture = UsersFixture(users: [["objectId": "OTHER", "email": "bob@example.com", "password": "p"]])
        fixture.application = UsersApplication(id: application, keys: [key: .cloudCode])
        fixture.roles = ["Editor", "Trial User", "TrialUser"]
        let id = session["userId"]?.stringValue ?? "4D584E4D-05A3-4AC4-90C7-B80D1584E7AD"
        fixture.users.append(.init(["objectId": .string(id), "email": "alice@yourmail.com", "password": "wonderland", "age": 30]))
        let backend = LocalBackend(fixture: fixture)
        if let token = request["headers"]?["user-token"]?.stringValue {
            try backend.withUsers {
                try $0.store.putSession(UserSessionRecord(userID: id, lastUsed: UsersClock.system.now()), token: token)
            }
        }
        var configuration = BackendServerConfiguration()
        configuration.port = 0
        configuration.domainKey = key
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = try await BackendServer.start(backend, configuration, logger: logger)
        let answer = try await RecordedAnswer(request, port: server.port)
        try await server.stop()
        return answer
    }
}

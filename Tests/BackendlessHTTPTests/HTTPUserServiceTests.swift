import BackendlessHTTP
import BackendlessUsers
import Logging
import OrderedJSON
import Synchronization
import Testing

@Suite struct HTTPUserServiceTests {
    /// Keeps everything that is logged, whatever its level.
    private struct Collector: LogHandler {
        final class Lines: Sendable {
            let all = Mutex<[String]>([])
        }

        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            lines.all.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
        }
    }

    private func address(_ server: LoopbackServer) throws -> UserServiceAddress {
        try .application(id: "APP", apiKey: "SECRET-KEY", server: "http://127.0.0.1:\(server.port)")
    }

    @Test func theLogHoldsOperationsAndNoSecrets() async throws {
        let server = try await LoopbackServer { request in
            request.path.hasSuffix("login")
                ? .json(["objectId": "A", "user-token": "SECRET-TOKEN"]) : .json(["code": 3064, "message": "SECRET-TOKEN"], status: 400)
        }
        let lines = Collector.Lines()
        var configuration = HTTPUserServiceConfiguration()
        configuration.logger = Logger(label: "test") { _ in Collector(lines: lines) }
        configuration.logger?.logLevel = .trace
        let service = try HTTPUserService(address: address(server), configuration: configuration)
        try await service.login(identity: "a@b.c", password: "SECRET-PASSWORD")
        _ = try? await service.isValidLogin()
        let text = lines.all.withLock { $0 }.joined(separator: "\n")
        #expect(text.contains("users.login"))
        #expect(text.contains("users.isValidLogin"))
        #expect(text.contains("3064"))
        #expect(!text.contains("SECRET"))
        #expect(!String(reflecting: service).contains("SECRET"))
        await service.shutdown()
        await server.stop()
    }

    @Test func aClientMayBeDroppedWithoutShutdown() async throws {
        let server = try await LoopbackServer { _ in .json([]) }
        do {
            let service = try HTTPUserService(address: address(server))
            #expect(try await service.describeUserClass().isEmpty)
        }
        await server.stop()
    }

    @Test func callsAfterShutdownFail() async throws {
        let server = try await LoopbackServer { _ in .json([]) }
        let service = try HTTPUserService(address: address(server))
        await service.shutdown()
        let fault = await #expect(throws: UserFault.self) { _ = try await service.describeUserClass() }
        #expect(fault?.message == "the client is shut down")
        await server.stop()
    }

    @Test func manyCallsShareFewConnections() async throws {
        let server = try await LoopbackServer { _ in .json(["objectId": "A"]) }
        var configuration = HTTPUserServiceConfiguration()
        configuration.maximumConnectionCount = 4
        let service = try HTTPUserService(address: address(server), configuration: configuration)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask { try await service.update(BackendlessUser(properties: ["objectId": .string("\(number)")])) }
            }
            try await group.waitForAll()
        }
        #expect(Set(server.requests.map(\.path)).count == 200)
        await service.shutdown()
        await server.stop()
    }

    @Test func additionalHeadersGoWithEveryRequest() async throws {
        let server = try await LoopbackServer { _ in .json([]) }
        var configuration = HTTPUserServiceConfiguration()
        configuration.additionalHeaders = [("X-Trace", "1")]
        let service = try HTTPUserService(address: address(server), configuration: configuration)
        _ = try await service.describeUserClass()
        #expect(server.requests.first?.header("x-trace") == "1")
        await service.shutdown()
        await server.stop()
    }

    @Test func aTokenThatNoHeaderCanCarryIsNotSent() async throws {
        let server = try await LoopbackServer { _ in .json([]) }
        let service = try HTTPUserService(address: address(server))
        service.session = UserSession(kept: .init(userToken: "T\r\nX-Evil: 1"))
        let fault = await #expect(throws: UserFault.self) { _ = try await service.describeUserClass() }
        #expect(fault?.origin == .argument("token-characters"))
        #expect(server.requests.isEmpty)
        await service.shutdown()
        await server.stop()
    }
}

import BackendlessHTTP
import BackendlessServer
import BackendlessUsers
import Foundation
import Logging
import OrderedJSON
import Synchronization
import Testing

/// The implementations that must not be told apart.
enum Implementation: String, CaseIterable, Sendable {
    /// The in-memory service.
    case memory
    /// The HTTP client against the local server, with users in memory.
    case server
    /// The HTTP client against the local server, with users in a database.
    case database
    /// A cassette that was recorded with the in-memory service.
    case replay
}

/// One backend and the clients that talk to it, as a scenario sees them.
final class World: Sendable {
    private let makeClient: @Sendable (APIKeyKind, String) async throws -> any UserService
    private let clock: ManualUsersClock
    private let confirm: @Sendable (String) throws -> Void

    init(
        clock: ManualUsersClock, confirm: @escaping @Sendable (String) throws -> Void = { _ in },
        makeClient: @escaping @Sendable (APIKeyKind, String) async throws -> any UserService
    ) {
        self.clock = clock
        self.confirm = confirm
        self.makeClient = makeClient
    }

    /// A new client that uses a kind of key of an application, the right one unless told otherwise.
    func client(_ keyKind: APIKeyKind = .js, application: String = "APP") async throws -> any UserService {
        try await makeClient(keyKind, application)
    }

    /// Lets time pass.
    func advance(seconds: Int64) { clock.advance(milliseconds: seconds * 1000) }

    /// Does what a person does who opens the link of a mail. A cassette has nobody to tell.
    func open(_ link: String) throws { try confirm(link) }

    /// Runs a scenario on an implementation.
    static func run(_ scenario: Scenario, on implementation: Implementation) async throws {
        switch implementation {
        case .memory: try await scenario.body(try memory(scenario) { $0 })
        case .server:
            let clock = ManualUsersClock()
            let backend = LocalBackend(fixture: try fixture(scenario), clock: clock.clock, identifiers: IdentifierSource(seed: 7))
            try await run(scenario, on: backend, clock)
        case .database:
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            defer { try? FileManager.default.removeItem(at: folder) }
            let clock = ManualUsersClock()
            let backend = try LocalBackend(
                database: try BackendDatabase(path: folder.appendingPathComponent("users.sqlite").path), fixture: try fixture(scenario),
                clock: clock.clock, identifiers: IdentifierSource(seed: 7))
            try await run(scenario, on: backend, clock)
        case .replay:
            let recorders = Mutex<[CassetteRecorder]>([])
            try await scenario.body(
                try memory(scenario) { service in
                    let recorder = CassetteRecorder(salt: "S")
                    recorders.withLock { $0.append(recorder) }
                    return service.recorded(by: recorder)
                })
            let cassettes = try recorders.withLock { $0 }.map { try Cassette.parse(JSONWriter.bytes($0.cassette.json)) }
            let next = Atomic(0)
            try await scenario.body(
                World(clock: ManualUsersClock()) { _, _ in
                    ReplayingUserService(cassettes[next.wrappingAdd(1, ordering: .relaxed).oldValue])
                })
        }
    }

    private static func fixture(_ scenario: Scenario) throws -> UsersFixture {
        var fixture = try UsersFixture.parse(scenario.fixture)
        fixture.application = UsersApplication(id: "APP", keys: ["js": .js, "cloudCode": .cloudCode, "rest": .rest])
        return fixture
    }

    private static func memory(_ scenario: Scenario, _ wrap: @escaping @Sendable (any UserService) -> any UserService) throws -> World {
        let clock = ManualUsersClock()
        let backend = SharedUsersBackend(try fixture(scenario).makeBackend(clock: clock.clock, identifiers: IdentifierSource(seed: 7)))
        return World(clock: clock) { link in
            try backend.withBackend { try $0.confirm(link) }
        } makeClient: { keyKind, application in
            let caller = UsersCaller(applicationID: application, apiKey: keyKind.rawValue)
            return wrap(InMemoryUserService(backend: backend, caller: caller))
        }
    }

    /// Runs a scenario against the local server, over HTTP.
    private static func run(_ scenario: Scenario, on backend: LocalBackend, _ clock: ManualUsersClock) async throws {
        var configuration = BackendServerConfiguration()
        configuration.port = 0
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = try await BackendServer.start(backend, configuration, logger: logger)
        let services = Mutex<[HTTPUserService]>([])
        let world = World(clock: clock) { link in
            try backend.withUsers { try $0.confirm(link) }
        } makeClient: { keyKind, application in
            let origin = "http://127.0.0.1:\(server.port)"
            let service = try HTTPUserService(address: .application(id: application, apiKey: keyKind.rawValue, server: origin))
            services.withLock { $0.append(service) }
            return service
        }
        var failure: (any Error)?
        do { try await scenario.body(world) } catch { failure = error }
        for service in services.withLock({ $0 }) { await service.shutdown() }
        try await server.stop()
        if let failure { throw failure }
    }
}

/// A story about users that must go the same way on every implementation.
struct Scenario: Sendable, CustomTestStringConvertible {
    let name: String
    let fixture: String
    let body: @Sendable (World) async throws -> Void

    init(_ name: String, _ fixture: String = "{}", _ body: @escaping @Sendable (World) async throws -> Void) {
        self.name = name
        self.fixture = fixture
        self.body = body
    }

    var testDescription: String { name }

    static let all = registration + login + sessions + updating + management + finding
}

/// Expects a call to fail with a code.
func expectCode(
    _ code: Int, _ location: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async {
    do {
        try await body()
        Issue.record("expected \(code), but the call succeeded", sourceLocation: location)
    } catch let fault as UserFault {
        #expect(fault.code == code, "\(fault)", sourceLocation: location)
    } catch {
        Issue.record("expected \(code), got \(error)", sourceLocation: location)
    }
}

extension UserService {
    /// Registers a user with an e-mail, the password `p` and further properties.
    @discardableResult
    func join(_ email: String, _ properties: JSONObject = [:]) async throws -> BackendlessUser {
        var user: JSONObject = ["email": .string(email), "password": "p"]
        for (name, value) in properties { user[name] = value }
        return try await register(BackendlessUser(properties: user))
    }

    @discardableResult
    func enter(_ email: String, _ password: String = "p") async throws -> BackendlessUser {
        try await login(identity: email, password: password)
    }
}

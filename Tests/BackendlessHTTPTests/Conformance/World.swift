import BackendlessHTTP
import BackendlessUsers
import OrderedJSON
import Synchronization
import Testing

/// The implementations that must not be told apart.
enum Implementation: String, CaseIterable, Sendable {
    /// The in-memory service.
    case memory
    /// The HTTP client against a local server with the same rules.
    case http
    /// A cassette that was recorded with the in-memory service.
    case replay
}

/// One backend and the clients that talk to it, as a scenario sees them.
final class World: Sendable {
    private let makeClient: @Sendable (APIKeyKind, String) async throws -> any UserService
    private let clock: ManualUsersClock
    private let backend: SharedUsersBackend?

    init(
        clock: ManualUsersClock, backend: SharedUsersBackend?,
        makeClient: @escaping @Sendable (APIKeyKind, String) async throws -> any UserService
    ) {
        self.clock = clock
        self.backend = backend
        self.makeClient = makeClient
    }

    /// A new client that uses a kind of key of an application, the right one unless told otherwise.
    func client(_ keyKind: APIKeyKind = .js, application: String = "APP") async throws -> any UserService {
        try await makeClient(keyKind, application)
    }

    /// Lets time pass.
    func advance(seconds: Int64) { clock.advance(milliseconds: seconds * 1000) }

    /// Does what a person does who opens the link of a mail. A cassette has nobody to tell.
    func open(_ link: String) throws { try backend?.withBackend { try $0.confirm(link) } }

    /// Runs a scenario on an implementation.
    static func run(_ scenario: Scenario, on implementation: Implementation) async throws {
        switch implementation {
        case .memory: try await scenario.body(try memory(scenario) { $0 })
        case .http: try await runOverHTTP(scenario)
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
                World(clock: ManualUsersClock(), backend: nil) { _, _ in
                    ReplayingUserService(cassettes[next.wrappingAdd(1, ordering: .relaxed).oldValue])
                })
        }
    }

    private static func makeBackend(_ scenario: Scenario, _ clock: ManualUsersClock) throws -> SharedUsersBackend {
        var fixture = try UsersFixture.parse(scenario.fixture)
        fixture.application = UsersApplication(id: "APP", keys: ["js": .js, "cloudCode": .cloudCode, "rest": .rest])
        return SharedUsersBackend(fixture.makeBackend(clock: clock.clock, identifiers: IdentifierSource(seed: 7)))
    }

    private static func memory(_ scenario: Scenario, _ wrap: @escaping @Sendable (any UserService) -> any UserService) throws -> World {
        let clock = ManualUsersClock()
        let backend = try makeBackend(scenario, clock)
        return World(clock: clock, backend: backend) { keyKind, application in
            let caller = UsersCaller(applicationID: application, apiKey: keyKind.rawValue)
            return wrap(InMemoryUserService(backend: backend, caller: caller))
        }
    }

    private static func runOverHTTP(_ scenario: Scenario) async throws {
        let clock = ManualUsersClock()
        let backend = try makeBackend(scenario, clock)
        let server = try await LoopbackServer { request in answer(request, backend) }
        let world = World(clock: clock, backend: backend) { keyKind, application in
            let origin = "http://127.0.0.1:\(server.port)"
            return try HTTPUserService(address: .application(id: application, apiKey: keyKind.rawValue, server: origin))
        }
        do {
            try await scenario.body(world)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    /// What a server does: `/APP/KEY/users/login` and the like, answered by the rules.
    private static func answer(_ received: ReceivedRequest, _ backend: SharedUsersBackend) -> ServerAnswer {
        let parts = received.path.split(separator: "/", maxSplits: 2).map(String.init)
        guard parts.count == 3,
            let request = UserRequest(method: received.method, path: "/" + parts[2], query: received.query, body: received.json)
        else { return .json(["code": 2001, "message": "no such operation"], status: 404) }
        let caller = UsersCaller(applicationID: parts[0], apiKey: parts[1], token: received.header("user-token"))
        do throws(UserFault) {
            return .json(try backend.answer(request, from: caller))
        } catch {
            let body: JSONValue = ["code": .number(Double(error.code ?? 0)), "message": .string(error.message), "errorData": [:]]
            return .json(body, status: error.httpStatus ?? 400)
        }
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

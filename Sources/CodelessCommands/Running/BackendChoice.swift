import BackendlessHTTP
import BackendlessUsers
import BlockModel
import OrderedJSON

/// Makes the user service that a command asks for.
enum BackendChoice {
    /// Why there is no service.
    enum Failure: Error {
        case usage(UsageFailure)
        case file(UnloadableFile)
    }

    /// The service; nil when none is asked for.
    ///
    /// - Parameters:
    ///   - program: the file of the program, whose fixture beside it is taken where nothing else is named; nil to look at none.
    ///   - clock: the time of the in-memory service.
    ///   - seed: makes ids and tokens the same in every run.
    static func service(
        _ request: BackendRequest, program: String?, clock: UsersClock, seed: UInt64?, terminal: Terminal
    ) throws(Failure) -> (any UserService)? {
        var backend = request.backend
        if backend == nil, request.usersFile == nil, program != nil { backend = terminal.environment("BACKENDLESS_URL") }
        if let backend, backend != "memory" {
            if request.usersFile != nil { throw .usage(UsageFailure(message: "--users belongs to the in-memory backend, not to a server")) }
            return try server(backend, request, terminal)
        }
        guard let file = request.usersFile ?? program.flatMap(fixture) else {
            return backend == nil ? nil : memory(UsersFixture(), request, clock, seed)
        }
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = file == "-" ? try terminal.readInput() : try FileBytes.read(file)
        } catch {
            throw .file(UnloadableFile(error))
        }
        do throws(UsersFixtureError) {
            return memory(try UsersFixture.parse(bytes, file: file), request, clock, seed)
        } catch {
            let diagnostics = error.problems.map {
                Diagnostic(
                    .error, code: "users-fixture", $0.message, file: file,
                    at: SourcePosition(line: $0.position.line, column: $0.position.column), hint: $0.hint)
            }
            throw .file(UnloadableFile(diagnostics, sources: [file: bytes]))
        }
    }

    private static func memory(
        _ fixture: UsersFixture, _ request: BackendRequest, _ clock: UsersClock, _ seed: UInt64?
    ) -> any UserService {
        let store = request.sessionFile.map { FileSessionStore(path: $0, service: "memory") }
        return InMemoryUserService(fixture: fixture, clock: clock, identifiers: IdentifierSource(seed: seed), sessionStore: store)
    }

    private static func server(_ url: String, _ request: BackendRequest, _ terminal: Terminal) throws(Failure) -> any UserService {
        let id = request.applicationID ?? terminal.environment("BACKENDLESS_APP_ID")
        let key = request.apiKey ?? terminal.environment("BACKENDLESS_API_KEY")
        do {
            let address: UserServiceAddress
            switch (id, key) {
            case (let id?, let key?): address = try .application(id: id, apiKey: key, server: url)
            case (nil, nil) where !url.contains("api.backendless.com"):
                let hasPath = url.split(separator: "/").count > 2
                address = try hasPath ? .domain(url, path: "") : .domain(url)
            default:
                let message =
                    "the server '\(UserServiceAddress.shown(url))' needs an application: give --app-id and --api-key, or set BACKENDLESS_APP_ID and BACKENDLESS_API_KEY"
                throw Failure.usage(UsageFailure(message: message))
            }
            let store = request.sessionFile.map { FileSessionStore(path: $0, service: address.base) }
            return try HTTPUserService(address: address, sessionStore: store)
        } catch let failure as Failure {
            throw failure
        } catch let error as AddressError {
            throw .usage(UsageFailure(message: error.message))
        } catch let fault as UserFault {
            throw .usage(UsageFailure(message: fault.redactedMessage))
        } catch {
            throw .usage(UsageFailure(message: "\(error)"))
        }
    }

    /// The fixture beside a program: `NAME.users.json` for `NAME.xml`.
    private static func fixture(beside program: String) -> String? {
        guard program != "-" else { return nil }
        let ending = [".xml", ".json"].first { program.hasSuffix($0) } ?? ""
        let file = String(program.dropLast(ending.count)) + ".users.json"
        return FileBytes.exists(file) ? file : nil
    }
}

extension UserServiceAddress {
    /// An address as messages may show it: without what stands before a host.
    static func shown(_ url: String) -> String { (try? domain(url))?.origin ?? "?" }
}

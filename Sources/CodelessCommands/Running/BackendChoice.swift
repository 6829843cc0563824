import BackendlessHTTP
import BackendlessTables
import BackendlessUsers
import BlockModel
import OrderedJSON
import ProgramLoading

/// Makes the user service that a command asks for.
enum BackendChoice {
    /// Why there is no service.
    enum Failure: Error {
        case usage(UsageFailure)
        case file(UnloadableFile)
    }

    /// The service as it is asked for: plain or replayed, with its faults, recorded.
    ///
    /// - Parameters:
    ///   - program: the file of the program, whose fixture beside it is taken where nothing else is named; nil to look at none.
    ///   - tables: the tables of the in-memory service where no file of them is named.
    ///   - clock: the time of the in-memory service.
    ///   - seed: makes ids and tokens the same in every run.
    static func service(
        _ request: BackendRequest, program: String?, tables: TablesFixture? = nil, clock: UsersClock, seed: UInt64?, terminal: Terminal
    ) throws(Failure) -> ChosenService {
        var service: (any UserService)?
        if let file = request.replayFile {
            service = try replay(file, request, terminal)
        } else {
            service = try plainService(request, program: program, clock: clock, seed: seed, terminal: terminal)
        }
        let data = try data(request, beside: service, program: program, tables: tables, clock: clock, seed: seed, terminal: terminal)
        let memory = service as? InMemoryUserService
        service = service?.faulting(try rules(request.faults))
        guard let file = request.recordFile else { return ChosenService(service: service, data: data, memory: memory) }
        let recorder = CassetteRecorder()
        return ChosenService(service: service?.recorded(by: recorder), data: data, memory: memory, recorder: recorder, recordFile: file)
    }

    /// The data service that goes with a user service: its server's, or tables in memory.
    private static func data(
        _ request: BackendRequest, beside users: (any UserService)?, program: String?, tables: TablesFixture?, clock: UsersClock,
        seed: UInt64?, terminal: Terminal
    ) throws(Failure) -> (any DataService)? {
        // In this order: a cast that fails makes the runtime set up Foundation's boxes, which a run in memory needs not.
        let memory = users as? InMemoryUserService
        if memory == nil, let server = users as? HTTPUserService {
            if request.tablesFile != nil {
                throw .usage(UsageFailure(message: "--tables belongs to the in-memory backend, not to a server"))
            }
            return HTTPDataService(sharing: server)
        }
        var fixture = tables
        if let file = request.tablesFile ?? program.flatMap({ self.file(beside: $0, ".tables.json") }) {
            let bytes = try bytes(of: file, terminal)
            do throws(UsersFixtureError) {
                fixture = try TablesFixture.parse(bytes, file: file)
            } catch {
                throw .file(unloadable(error, "tables-fixture", file, bytes))
            }
        }
        guard fixture != nil || memory != nil else { return nil }
        return InMemoryDataService(
            fixture: fixture ?? TablesFixture(), users: memory, clock: clock, identifiers: IdentifierSource(seed: seed))
    }

    private static func unloadable(_ error: UsersFixtureError, _ code: String, _ file: String, _ bytes: [UInt8]) -> UnloadableFile {
        let diagnostics = error.problems.map {
            Diagnostic(
                .error, code: code, $0.message, file: file,
                at: SourcePosition(line: $0.position.line, column: $0.position.column), hint: $0.hint)
        }
        return UnloadableFile(diagnostics, sources: [file: bytes])
    }

    private static func rules(_ texts: [String]) throws(Failure) -> [FaultRule] {
        var rules: [FaultRule] = []
        for text in texts {
            do throws(UserFault) {
                rules.append(try FaultRule(text))
            } catch {
                throw .usage(UsageFailure(message: error.redactedMessage))
            }
        }
        return rules
    }

    private static func replay(_ file: String, _ request: BackendRequest, _ terminal: Terminal) throws(Failure) -> any UserService {
        guard request.backend == nil, request.usersFile == nil else {
            throw .usage(UsageFailure(message: "--replay-calls answers in the place of a service: leave out --backend and --users"))
        }
        let bytes = try bytes(of: file, terminal)
        do throws(JSONSyntaxError) {
            return ReplayingUserService(try Cassette.parse(bytes, file: file), matching: request.isLenient ? .lenient : .strict)
        } catch {
            let diagnostic = Diagnostic(
                .error, code: "cassette", error.message, file: file, at: SourcePosition(line: error.line, column: error.column),
                hint: error.hint)
            throw .file(UnloadableFile([diagnostic], sources: [file: bytes]))
        }
    }

    private static func bytes(of file: String, _ terminal: Terminal) throws(Failure) -> [UInt8] {
        do throws(FileFailure) {
            return file == "-" ? try terminal.readInput() : try FileBytes.read(file)
        } catch {
            throw .file(UnloadableFile(error))
        }
    }

    private static func plainService(
        _ request: BackendRequest, program: String?, clock: UsersClock, seed: UInt64?, terminal: Terminal
    ) throws(Failure) -> (any UserService)? {
        var backend = request.backend
        if backend == nil, request.usersFile == nil, program != nil { backend = terminal.environment("BACKENDLESS_URL") }
        if let backend, backend != "memory" {
            if request.usersFile != nil { throw .usage(UsageFailure(message: "--users belongs to the in-memory backend, not to a server")) }
            return try server(backend, request, terminal)
        }
        guard let file = request.usersFile ?? program.flatMap({ self.file(beside: $0, ".users.json") }) else {
            return backend == nil ? nil : memory(UsersFixture(), request, clock, seed)
        }
        let bytes = try bytes(of: file, terminal)
        do throws(UsersFixtureError) {
            return memory(try UsersFixture.parse(bytes, file: file), request, clock, seed)
        } catch {
            throw .file(unloadable(error, "users-fixture", file, bytes))
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

    /// A fixture beside a program: `NAME.users.json` for `NAME.xml`.
    private static func file(beside program: String, _ suffix: String) -> String? {
        guard program != "-" else { return nil }
        let ending = [".xml", ".json"].first { program.hasSuffix($0) } ?? ""
        let file = String(program.dropLast(ending.count)) + suffix
        return FileBytes.exists(file) ? file : nil
    }
}

extension UserServiceAddress {
    /// An address as messages may show it: without what stands before a host.
    static func shown(_ url: String) -> String { (try? domain(url))?.origin ?? "?" }
}

/// The user service of a command, and what is to be kept of it afterwards.
struct ChosenService {
    /// The service; nil when none is asked for.
    var service: (any UserService)?
    /// The data service; nil when none is asked for.
    var data: (any DataService)?
    /// The service in memory behind it, when it is one.
    var memory: InMemoryUserService?
    /// What records its calls.
    var recorder: CassetteRecorder?
    /// Where the recording goes.
    var recordFile: String?

    /// Writes the recording, when there is one.
    func finish() throws(FileFailure) {
        guard let recorder, let recordFile else { return }
        try FileBytes.write(JSONWriter.bytes(recorder.cassette.json, .pretty) + [0x0A], to: recordFile)
    }
}

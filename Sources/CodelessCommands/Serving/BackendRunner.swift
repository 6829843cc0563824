import BackendlessServer
import BackendlessTables
import BackendlessUsers
import BlockModel
import Logging
import OrderedJSON
import ProgramLoading

/// Runs a local backend until it is told to stop.
struct BackendRunner {
    private let request: BackendServerRequest
    private let terminal: Terminal

    init(_ request: BackendServerRequest, terminal: Terminal) {
        self.request = request
        self.terminal = terminal
    }

    private struct Failure: Error {
        var text: String
        var status: CommandStatus

        static func usage(_ message: String) -> Failure { Failure(text: "error: \(message)\n", status: .usage) }
    }

    func run() -> CommandStatus {
        defer { terminal.flush() }
        do throws(Failure) {
            let configuration = try configuration()
            let backend = try backend()
            try serve(backend, configuration)
            return .success
        } catch {
            terminal.complain(error.text)
            return error.status
        }
    }

    // MARK: What is asked for

    private func configuration() throws(Failure) -> BackendServerConfiguration {
        var configuration = BackendServerConfiguration()
        guard 0...65_535 ~= request.port else { throw .usage("a port is a number from 0 to 65535") }
        configuration.port = request.port
        configuration.host = request.host
        guard let byteCount = Quantity.bytes(request.maximumBody), byteCount > 0 else {
            throw .usage("--max-body takes a size such as 1MB, got '\(request.maximumBody)'")
        }
        configuration.maximumBodyByteCount = byteCount
        guard request.requestsPerSecond >= 0 else { throw .usage("--rate takes a number of requests, or 0 for no limit") }
        configuration.requestsPerSecond = request.requestsPerSecond == 0 ? nil : request.requestsPerSecond
        guard let seconds = Quantity.seconds(request.timeout), 0.1...86_400 ~= seconds else {
            throw .usage("--timeout takes a time such as 30s, got '\(request.timeout)'")
        }
        configuration.headTimeoutMilliseconds = Int64(seconds * 1_000)
        configuration.bodyTimeoutMilliseconds = configuration.headTimeoutMilliseconds
        configuration.logsRequests = request.logsRequests
        configuration.adminPassword = try adminPassword()
        return configuration
    }

    private func adminPassword() throws(Failure) -> String? {
        let text: String
        if let file = request.adminPasswordFile {
            text = String(decoding: try read(file), as: UTF8.self)
        } else if let password = terminal.environment("CODELESS_ADMIN_PASSWORD") {
            text = password
        } else {
            return nil
        }
        let password = String(text.prefix { $0 != "\n" && $0 != "\r\n" })
        guard !password.isEmpty else { throw .usage("the password of the admin page must not be empty") }
        return password
    }

    private func read(_ file: String) throws(Failure) -> [UInt8] {
        do throws(FileFailure) {
            return try FileBytes.read(file)
        } catch {
            throw Failure(text: UnloadableFile(error).text, status: .unloadable)
        }
    }

    private func fixture() throws(Failure) -> UsersFixture {
        guard let file = request.usersFile else { return UsersFixture() }
        let bytes = try read(file)
        do throws(UsersFixtureError) {
            return try UsersFixture.parse(bytes, file: file)
        } catch {
            throw unloadable(error, "users-fixture", file, bytes)
        }
    }

    private func tablesFixture() throws(Failure) -> TablesFixture {
        guard let file = request.tablesFile else { return TablesFixture() }
        let bytes = try read(file)
        do throws(UsersFixtureError) {
            return try TablesFixture.parse(bytes, file: file)
        } catch {
            throw unloadable(error, "tables-fixture", file, bytes)
        }
    }

    private func unloadable(_ error: UsersFixtureError, _ code: String, _ file: String, _ bytes: [UInt8]) -> Failure {
        let diagnostics = error.problems.map {
            Diagnostic(
                .error, code: code, $0.message, file: file,
                at: SourcePosition(line: $0.position.line, column: $0.position.column), hint: $0.hint)
        }
        return Failure(text: UnloadableFile(diagnostics, sources: [file: bytes]).text, status: .unloadable)
    }

    /// The keys of the command line with their kinds.
    private func keys() throws(Failure) -> [String: APIKeyKind] {
        var keys: [String: APIKeyKind] = [:]
        for text in request.apiKeys {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let (key, kind) = parts.count == 2 ? (parts[1], APIKeyKind(rawValue: parts[0])) : (parts[0], .js)
            guard let kind else {
                let known = APIKeyKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw .usage("the kind of a key is one of \(known), got '\(parts[0])'")
            }
            guard !key.isEmpty, !key.contains("/") else { throw .usage("a key must not be empty and must not hold a slash") }
            keys[key] = kind
        }
        return keys
    }

    private func backend() throws(Failure) -> LocalBackend {
        var fixture = try fixture()
        let keys = try keys()
        var identifiers = IdentifierSource()
        if let id = request.applicationID {
            guard !id.isEmpty, !id.contains("/"), id != "api" else {
                throw .usage("the id of an application must not be empty, hold a slash or be 'api'")
            }
            fixture.application.id = id
        }
        fixture.application.id = fixture.application.id ?? identifiers.identifier()
        if !keys.isEmpty { fixture.application.keys = keys }
        if fixture.application.keys.isEmpty {
            fixture.application.keys = [identifiers.identifier(): .js, identifiers.identifier(): .cloudCode]
        }
        guard let byteCount = Quantity.bytes(request.maximumData) else {
            throw .usage("--max-data takes a size such as 1GB, or 0 for no limit, got '\(request.maximumData)'")
        }
        let limit = byteCount == 0 ? nil : byteCount
        let tables = try tablesFixture()
        guard let file = request.storeFile else {
            return LocalBackend(fixture: fixture, maximumByteCount: limit, tables: { tables.makeBackend() })
        }
        do {
            let isExplicit = request.applicationID != nil || !keys.isEmpty
            return try LocalBackend(
                database: try BackendDatabase(path: file), fixture: fixture, replacesApplication: isExplicit, maximumByteCount: limit,
                tables: { database in
                    let backend = TablesBackend(store: try SQLiteTablesStore(database), settings: tables.settings)
                    if database.isNew { try tables.load(into: backend) }
                    return backend
                })
        } catch let error as BackendDatabaseError {
            throw Failure(text: "error: \(error)\n", status: .unloadable)
        } catch {
            throw Failure(text: "error: \(file): \(error)\n", status: .unloadable)
        }
    }

    // MARK: Serving

    private func serve(_ backend: LocalBackend, _ configuration: BackendServerConfiguration) throws(Failure) {
        var logger = Logger(label: "codeless.backend") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = configuration.logsRequests ? .info : .warning
        let announcement = announcement(backend, configuration)
        let outcome = Blocking.run { [logger] () async -> String? in
            do {
                let server = try await BackendServer.start(backend, configuration, endsOnSignals: true, logger: logger)
                announcement(server.port)
                try await server.wait()
                return nil
            } catch {
                return "\(error)"
            }
        }
        if let outcome {
            let place = "\(configuration.host):\(configuration.port)"
            throw Failure(text: "error: cannot listen at \(place): \(outcome)\n", status: .unloadable)
        }
        terminal.complain("stopped\n")
    }

    /// Says where the server is and how to use it.
    private func announcement(_ backend: LocalBackend, _ configuration: BackendServerConfiguration) -> @Sendable (Int) -> Void {
        let application = backend.application
        let store = request.storeFile
        return { port in
            let origin = configuration.origin(port: port)
            let id = application.id ?? "APP-ID"
            let keys = application.keys.sorted { ($0.value.rawValue, $0.key) < ($1.value.rawValue, $1.key) }
            let key = keys.first { $0.value != .cloudCode }?.key ?? keys.first?.key ?? "API-KEY"
            var text = "listening at \(origin), page at \(origin)/\n"
            text += "application id  \(id)\n"
            for (key, kind) in keys { text += "\(kind.rawValue) key".padded(to: 16) + key + "\n" }
            text += store.map { "users and tables are kept in \($0)\n" } ?? "users and tables are in memory and gone when this ends\n"
            text += """

                codeless run program.xml --backend \(origin) --app-id \(id) --api-key \(key)
                JavaScript SDK: Backendless.serverURL = '\(origin)'; Backendless.initApp('\(id)', '\(key)')
                Swift SDK:      Backendless.shared.hostUrl = "\(origin)"; Backendless.shared.initApp(applicationId: "\(id)", apiKey: "\(key)")
                REST:           curl \(origin)/\(id)/\(key)/users/userroles, or \(origin)/api/users/userroles

                """
            let output = OutputStream(descriptor: 1)
            output.write(text)
            output.flush()
        }
    }
}

extension String {
    /// The text with spaces up to a width.
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}

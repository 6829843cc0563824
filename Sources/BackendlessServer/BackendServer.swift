import BackendlessUsers
import HummingbirdCore
public import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
import UnixSignals

/// A server of the user service's wire protocol, and of a page to look after it.
public final class BackendServer: Sendable {
    /// The port at which it listens.
    public let port: Int
    private let group: ServiceGroup
    private let work: Task<Void, any Error>
    private let backend: LocalBackend

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - endsOnSignals: whether SIGINT and SIGTERM stop the server; for a process that does nothing else.
    ///   - logger: told about the server; no secret is told.
    /// - Returns: the server once it listens.
    /// - Throws: why it cannot listen.
    public static func start(
        _ backend: LocalBackend, _ configuration: BackendServerConfiguration, endsOnSignals: Bool = false, logger: Logger
    ) async throws -> BackendServer {
        let (ports, continuation) = AsyncThrowingStream.makeStream(of: Int.self)
        let channel = BackendChannel(routes: HTTPRoutes(backend, configuration, logger))
        let server = Server(
            childChannelSetup: channel,
            configuration: ServerConfiguration(
                address: .hostname(configuration.host, port: configuration.port), backlog: 1_024,
                availableConnectionsDelegate: MaximumAvailableConnections(configuration.maximumConnectionCount)),
            onServerRunning: { channel in
                continuation.yield(channel.localAddress?.port ?? configuration.port)
                continuation.finish()
            }, eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
        var settings = ServiceGroupConfiguration(
            services: [.init(service: server, serviceName: "backend")],
            gracefulShutdownSignals: endsOnSignals ? [.sigint, .sigterm] : [], logger: logger)
        settings.maximumGracefulShutdownDuration = .seconds(configuration.shutdownSeconds)
        let group = ServiceGroup(configuration: settings)
        let work = Task {
            do {
                try await group.run()
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
                throw error
            }
        }
        for try await port in ports {
            backend.withUsers { $0.linkBase = configuration.origin(port: port) }
            return BackendServer(port, group, work, backend)
        }
        try await work.value
        throw CancellationError()
    }

    private init(_ port: Int, _ group: ServiceGroup, _ work: Task<Void, any Error>, _ backend: LocalBackend) {
        self.port = port
        self.group = group
        self.work = work
        self.backend = backend
    }

    /// Waits until the server has stopped, and closes its store.
    public func wait() async throws {
        defer { backend.close() }
        try await work.value
    }

    /// Lets requests in work end, then stops.
    public func stop() async throws {
        await group.triggerGracefulShutdown()
        try await wait()
    }
}

extension BackendServer: CustomStringConvertible {
    /// The port.
    public var description: String { "BackendServer at port \(port)" }
}

import AsyncHTTPClient
import BackendlessUsers
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOSSL
import OrderedJSON

/// Carries requests: connections, deadlines, repeats and what can go wrong with them.
final class HTTPTransport: Sendable {
    let configuration: HTTPUserServiceConfiguration
    private let address: UserServiceAddress
    private let client: HTTPClient

    init(_ address: UserServiceAddress, _ configuration: HTTPUserServiceConfiguration) throws(UserFault) {
        self.address = address
        self.configuration = configuration
        var tls = TLSConfiguration.makeClientConfiguration()
        if let file = configuration.trustedCertificatesFile {
            do {
                tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(file))
            } catch {
                throw UserFault("the certificates in '\(file)' cannot be read", origin: .unreachable)
            }
        }
        let seconds = { (value: Double) in TimeAmount.nanoseconds(Int64(max(0.001, min(value, 1e9)) * 1e9)) }
        var settings = HTTPClient.Configuration(
            tlsConfiguration: tls, redirectConfiguration: .disallow,
            timeout: .init(connect: seconds(configuration.connectTimeoutSeconds), read: seconds(configuration.timeoutSeconds)),
            connectionPool: .init(
                idleTimeout: seconds(configuration.idleConnectionSeconds),
                concurrentHTTP1ConnectionsPerHostSoftLimit: max(1, configuration.maximumConnectionCount)),
            proxy: configuration.proxy.map { .server(host: $0.host, port: $0.port) },
            decompression: .enabled(limit: .size(configuration.maximumReplyByteCount)))
        // A refused connection is reported at once; this type decides about repeats.
        settings.connectionPool.retryConnectionEstablishment = false
        if !configuration.asksForCompression {
            settings.http1_1ConnectionDebugInitializer = EncodingHeaderRemover.install
            settings.http2StreamChannelDebugInitializer = EncodingHeaderRemover.install
        }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
    }

    deinit {
        // The client must be shut down before it goes; it lives until that is done.
        let client = client
        client.shutdown { _ in _ = client }
    }

    func shutdown() async { try? await client.shutdown() }

    /// Sends a request within the time that a call has.
    func send(_ request: UserRequest, token: String?, operation: UserOperation) async -> Result<JSONValue, UserFault> {
        await send(request.wire, isRepeatable: request.isRepeatable, token: token, name: operation.name)
    }

    /// Sends a request within the time that a call has.
    ///
    /// - Parameters:
    ///   - isRepeatable: whether sending it twice does what sending it once does.
    ///   - name: the operation, for the log.
    func send(_ request: WireRequest, isRepeatable: Bool, token: String?, name: String) async -> Result<JSONValue, UserFault> {
        let start = ContinuousClock.now
        let outcome: Result<JSONValue, UserFault>
        do {
            outcome = try await withDeadline { await self.attempts(request, isRepeatable, token) }
        } catch {
            outcome = .failure(Task.isCancelled ? .cancelled() : .tooSlow(configuration.timeoutSeconds, address))
        }
        if let logger = configuration.logger {
            var metadata: Logger.Metadata = ["operation": "\(name)", "duration": "\(ContinuousClock.now - start)"]
            if case .failure(let fault) = outcome { metadata["fault"] = "\(fault.code ?? fault.httpStatus ?? 0)" }
            logger.debug("user service call", metadata: metadata)
        }
        return outcome
    }

    /// Sends a request, and again where that is harmless.
    private func attempts(_ request: WireRequest, _ isRepeatable: Bool, _ token: String?) async -> Result<JSONValue, UserFault> {
        var pause = configuration.retryPauseSeconds
        for attempt in 0... {
            let failure: TransportFailure
            do {
                return .success(try await exchange(request, token).value())
            } catch let fault as UserFault {
                return .failure(fault)
            } catch {
                failure = TransportFailure(error, address, configuration)
            }
            let mayRepeat = failure.wasNeverSent ? failure.isTransient : failure.isTransient && isRepeatable
            guard mayRepeat, attempt < configuration.maximumRetryCount, !Task.isCancelled else { return .failure(failure.fault) }
            guard (try? await Task.sleep(for: .seconds(pause))) != nil else { return .failure(.cancelled()) }
            pause *= 2
        }
        return .failure(.cancelled())
    }

    /// Sends a request once and reads the answer; follows redirects within the host for requests that read only.
    private func exchange(_ wire: WireRequest, _ token: String?) async throws -> UserReply {
        var url = address.base + wire.path + (wire.query.isEmpty ? "" : "?" + wire.query)
        for _ in 0..<4 {
            let response = try await client.execute(
                try httpRequest(wire, url, token), timeout: .seconds(Int64(min(configuration.timeoutSeconds, 1e9)) + 1))
            guard 300..<400 ~= response.status.code, let location = response.headers.first(name: "location") else {
                return try await reply(response, wire)
            }
            guard wire.method == "GET", let next = address.sameOrigin(location) else { throw TransportFailure.redirect(address) }
            url = next
        }
        throw TransportFailure.redirect(address)
    }

    private func httpRequest(_ wire: WireRequest, _ url: String, _ token: String?) throws -> HTTPClientRequest {
        var request = HTTPClientRequest(url: url)
        request.method = HTTPMethod(rawValue: wire.method)
        if let body = wire.body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: JSONWriter.bytes(body)))
        }
        if let token {
            guard token.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) else { throw TransportFailure.badToken }
            request.headers.add(name: "user-token", value: token)
        }
        for (name, value) in configuration.additionalHeaders { request.headers.add(name: name, value: value) }
        return request
    }

    private func reply(_ response: HTTPClientResponse, _ wire: WireRequest) async throws -> UserReply {
        let buffer = try await response.body.collect(upTo: configuration.maximumReplyByteCount)
        let status = Int(response.status.code)
        let reason = response.status.reasonPhrase
        guard buffer.readableBytes > 0 else { return UserReply(status: status, reason: reason, body: .empty) }
        let bytes = Array(buffer.readableBytesView)
        if let json = try? JSONParser.parse(bytes) { return UserReply(status: status, reason: reason, body: .json(json)) }
        return UserReply(status: status, reason: reason, body: .text(String(decoding: bytes, as: UTF8.self)))
    }

    private struct DeadlineExceeded: Error {}

    /// Runs an operation until it ends or the time of a call is over, and stops it then.
    private func withDeadline<Output: Sendable>(_ operation: @escaping @Sendable () async -> Output) async throws -> Output {
        let seconds = max(0.001, min(configuration.timeoutSeconds, 1e9))
        return try await withThrowingTaskGroup(of: Output.self) { group in
            group.addTask { await operation() }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw DeadlineExceeded()
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw DeadlineExceeded() }
            return first
        }
    }
}

extension UserRequest {
    /// Whether sending it twice does what sending it once does: it only reads.
    var isRepeatable: Bool {
        switch self {
        case .isValidToken, .describeClass, .ownRoles, .roles, .findByRole, .load, .findByID, .find, .count, .end: true
        default: false
        }
    }
}

extension UserServiceAddress {
    /// The address that a redirect leads to, when it stays with the same scheme, host and port.
    func sameOrigin(_ location: String) -> String? {
        if location.hasPrefix("/"), !location.hasPrefix("//") { return origin + location }
        let lowered = location.lowercased()
        return lowered == origin || lowered.hasPrefix(origin + "/") ? location : nil
    }
}

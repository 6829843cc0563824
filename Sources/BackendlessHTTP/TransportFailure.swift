import AsyncHTTPClient
import BackendlessUsers
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Why an answer could not be had, and whether asking again may help.
struct TransportFailure: Error {
    var fault: UserFault
    /// Whether the request cannot have reached the service.
    var wasNeverSent = false
    /// Whether the next attempt may succeed.
    var isTransient = true

    init(_ message: String, _ origin: UserFault.Origin, wasNeverSent: Bool = false, isTransient: Bool = true) {
        fault = UserFault(message, origin: origin)
        self.wasNeverSent = wasNeverSent
        self.isTransient = isTransient
    }

    static func redirect(_ address: UserServiceAddress) -> TransportFailure {
        TransportFailure("\(address) answered with a redirect to another place, which is not followed", .reply, isTransient: false)
    }

    static let badToken = TransportFailure(
        "the token of the session holds characters that no header can carry", .argument("token-characters"), isTransient: false)

    /// Says in words what an error of the libraries below means. The words name the host, and nothing else of the address.
    init(_ error: any Error, _ address: UserServiceAddress, _ configuration: HTTPUserServiceConfiguration) {
        switch error {
        case let failure as TransportFailure: self = failure
        case let error as HTTPClientError: self.init(error, address, configuration)
        case let error as NIOConnectionError:
            if error.connectionErrors.isEmpty {
                self.init("the host of \(address) cannot be found", .unreachable, wasNeverSent: true, isTransient: false)
            } else {
                let reason = error.connectionErrors.first.map { Self.reason($0.error) } ?? "unknown reason"
                self.init("no connection to \(address): \(reason)", .unreachable, wasNeverSent: true)
            }
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
            self.init(
                "no safe connection to \(address): its certificate is not trusted or it does not speak TLS", .unreachable,
                wasNeverSent: true, isTransient: false)
        case is NIOTooManyBytesError:
            self.init("the answer of \(address) is larger than \(configuration.maximumReplyByteCount) bytes", .reply, isTransient: false)
        case is HTTPParserError:
            self.init("the answer of \(address) broke off or is no HTTP", .reply)
        case is CancellationError: self.init("the call was cancelled", .cancelled, isTransient: false)
        case let error as IOError where Self.isConnectError(error):
            self.init("no connection to \(address): \(Self.reason(error))", .unreachable, wasNeverSent: true)
        case let error as IOError: self.init("the connection to \(address) broke: \(Self.reason(error))", .reply)
        case is ChannelError: self.init("the connection to \(address) was closed", .reply)
        default:
            // An unpacker stops at the size limit with an error of its own.
            let name = String(describing: type(of: error))
            if name.contains("Decompress") {
                self.init(
                    "the answer of \(address) cannot be unpacked or is larger than \(configuration.maximumReplyByteCount) bytes", .reply,
                    isTransient: false)
            } else {
                self.init("the call to \(address) failed: \(name)", .reply, isTransient: false)
            }
        }
    }

    private init(_ error: HTTPClientError, _ address: UserServiceAddress, _ configuration: HTTPUserServiceConfiguration) {
        switch error {
        case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
            self.init("no connection to \(address) in time", .timeout, wasNeverSent: true)
        case .deadlineExceeded, .readTimeout, .writeTimeout:
            self.init("\(address) did not answer within \(configuration.timeoutSeconds) seconds", .timeout, isTransient: false)
        case .cancelled: self.init("the call was cancelled", .cancelled, isTransient: false)
        case .remoteConnectionClosed: self.init("\(address) closed the connection before its answer was complete", .reply)
        case .alreadyShutdown: self.init("the client is shut down", .cancelled, isTransient: false)
        case .invalidProxyResponse, .proxyAuthenticationRequired:
            self.init("the proxy does not let the call through", .unreachable, wasNeverSent: true, isTransient: false)
        case .invalidURL, .emptyHost, .emptyScheme:
            self.init("\(address) is no address of a service", .unreachable, wasNeverSent: true, isTransient: false)
        default: self.init("the call to \(address) failed: \(error.shortDescription)", .reply, isTransient: false)
        }
    }

    /// Whether an error says that no connection was made, as against one that broke.
    private static func isConnectError(_ error: IOError) -> Bool {
        [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL].contains(error.errnoCode)
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? IOError else { return error is ChannelError ? "no answer in time" : "\(type(of: error))" }
        switch error.errnoCode {
        case ECONNREFUSED: return "connection refused"
        case ECONNRESET, EPIPE: return "connection reset"
        case EHOSTUNREACH, ENETUNREACH: return "no route to the host"
        case ETIMEDOUT: return "no answer in time"
        default: return "error \(error.errnoCode)"
        }
    }
}

extension UserFault {
    static func tooSlow(_ seconds: Double, _ address: UserServiceAddress) -> UserFault {
        UserFault("\(address) did not answer within \(seconds) seconds", origin: .timeout)
    }
}

public import Logging

/// How an HTTP client of a user service connects, waits and gives up.
public struct HTTPUserServiceConfiguration: Sendable {
    /// A server that passes requests on.
    public struct Proxy: Hashable, Sendable {
        /// The host.
        public var host: String
        /// The port.
        public var port: Int

        /// Makes a proxy.
        public init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    /// How long a call may take in all, repeats included.
    public var timeoutSeconds = 30.0
    /// How long a connection may take to be made.
    public var connectTimeoutSeconds = 10.0
    /// The largest answer that is read, after it was unpacked.
    public var maximumReplyByteCount = 32 << 20
    /// How often a call is repeated whose repeat is harmless: it reads only, or its connection was never made.
    public var maximumRetryCount = 2
    /// The pause before the first repeat; doubled before each further one.
    public var retryPauseSeconds = 0.1
    /// How many connections are open to the service at once.
    public var maximumConnectionCount = 8
    /// How long an idle connection is kept for the next call.
    public var idleConnectionSeconds = 60.0
    /// Whether answers are asked for in packed form. Off, since the SDK sends no such header; a packed answer is understood either way.
    public var asksForCompression = false
    /// The proxy, when there is one.
    public var proxy: Proxy?
    /// A file of PEM certificates that are trusted in the place of the system's.
    public var trustedCertificatesFile: String?
    /// Headers that are added to every request.
    public var additionalHeaders: [(name: String, value: String)] = []
    /// Told about calls: operation, status and duration; never addresses, bodies or tokens.
    public var logger: Logger?

    /// Makes the usual configuration.
    public init() {}
}

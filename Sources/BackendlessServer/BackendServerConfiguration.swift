import BackendlessUsers

/// Where a server listens, and how much it takes from its clients.
public struct BackendServerConfiguration: Sendable {
    /// The address to listen at.
    public var host = "127.0.0.1"
    /// The port to listen at; 0 takes a free one.
    public var port = 8080
    /// The key that requests without one use: those of the form `/api/users/login`.
    public var domainKey: String?
    /// The largest body, unpacked; a larger one gets 413.
    public var maximumBodyByteCount = 1 << 20
    /// The largest request line and headers, together; larger ones get 431.
    public var maximumHeaderByteCount = 16 << 10
    /// How many connections may be open at once; further ones wait.
    public var maximumConnectionCount = 1_024
    /// How many requests a second one address may make, in the mean of ten seconds; further ones get fault 999. None means no limit.
    public var requestsPerSecond: Int?
    /// How long a request's head may be in coming, counted from the connection or the last answer.
    public var headTimeoutMilliseconds: Int64 = 30_000
    /// How long a request's body may be in coming.
    public var bodyTimeoutMilliseconds: Int64 = 30_000
    /// How long requests in work may take after the server was told to stop.
    public var shutdownSeconds: Int64 = 10
    /// The password of the admin page. Without one the page is served to this machine alone.
    public var adminPassword: String?
    /// Whether every request is logged, instead of those that went wrong by the server's fault.
    public var logsRequests = false

    /// Makes the usual configuration.
    public init() {}

    /// The address under which this machine reaches the server.
    public func origin(port: Int) -> String {
        let name = host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host.contains(":") ? "[\(host)]" : host
        return "http://\(name):\(port)"
    }

    /// The key of the domain form: the one that is set, else the first of an application's client keys.
    func domainKey(of application: UsersApplication) -> String? {
        domainKey ?? application.keys.filter { $0.value != .cloudCode }.keys.min()
    }
}

extension BackendServerConfiguration: CustomStringConvertible {
    /// Where it listens; no key and no password.
    public var description: String { "BackendServerConfiguration \(host):\(port)" }
}

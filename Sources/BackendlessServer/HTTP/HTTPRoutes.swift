import BackendlessUsers
import Logging
import NIOCore
import NIOHTTP1
import OrderedJSON
import Synchronization

/// Decides what each request is about: the wire protocol, a link of a mail, the admin page, or the server's health.
final class HTTPRoutes: Sendable {
    let backend: LocalBackend
    let configuration: BackendServerConfiguration
    let logger: Logger
    private let admin: AdminSite
    private let domainKey: String?
    private let limiter: RateLimiter?
    private let lastDate = Mutex((second: Int64.min, text: ""))

    private static let depthLimit = 200

    init(_ backend: LocalBackend, _ configuration: BackendServerConfiguration, _ logger: Logger) {
        self.backend = backend
        self.configuration = configuration
        self.logger = logger
        admin = AdminSite(backend, configuration)
        domainKey = configuration.domainKey(of: backend.application)
        limiter = configuration.requestsPerSecond.map(RateLimiter.init(perSecond:))
    }

    /// The time of day as headers have it.
    func date() -> String {
        let second = UsersClock.system.now() / 1_000
        return lastDate.withLock { last in
            if last.second != second { last = (second, UserDate.httpText(second * 1_000)) }
            return last.text
        }
    }

    /// Whether a request of an address may be looked at.
    func admits(_ address: String) -> Bool { limiter?.admits(address) ?? true }

    /// Answers a request; the answer may come on another thread.
    func answer(_ call: HTTPCall, then reply: @escaping @Sendable (HTTPAnswer) -> Void) {
        let began = NIODeadline.now()
        if call.method == "OPTIONS" {
            let answer = Self.preflight(call)
            record(call, call.path, answer.status, began)
            return reply(answer)
        }
        if let answer = ownPage(call) {
            record(call, call.path, answer.status, began)
            return reply(answer)
        }
        guard let wire = route(call) else {
            record(call, call.path, 404, began)
            return reply(.fault(UserFault(.operationWrong, "There is nothing at this address", httpStatus: 404)).forEveryOrigin())
        }
        let parsed: JSONValue?
        do throws(JSONSyntaxError) {
            parsed = call.body.isEmpty ? nil : try JSONParser.parse(call.body, depthLimit: Self.depthLimit)
        } catch {
            let fault = UserFault.notJSON(error)
            record(call, wire.path, fault.httpStatus ?? 400, began)
            return reply(.fault(fault).forEveryOrigin())
        }
        var complete = wire
        complete.body = parsed
        backend.answer(complete) { outcome in
            let answer = HTTPAnswer.outcome(outcome).forEveryOrigin()
            self.record(call, wire.path, answer.status, began)
            reply(answer)
        }
    }

    /// What the server answers by itself.
    private func ownPage(_ call: HTTPCall) -> HTTPAnswer? {
        switch call.path {
        case "/health": return call.routedMethod == "GET" ? .json(["status": "ok"]) : nil
        case "/favicon.ico": return HTTPAnswer(status: 204)
        default: break
        }
        if let answer = MailPages(backend: backend).answer(call) { return answer }
        return admin.answer(call)
    }

    /// The call of the wire protocol: `/APP-ID/API-KEY/users/login`, or `/api/users/login` with the key that is bound to the domain.
    private func route(_ call: HTTPCall) -> WireCall? {
        let parts = call.path.split(separator: "/", omittingEmptySubsequences: true)
        guard let first = parts.first else { return nil }
        let isDomain = first == "api"
        let rest = parts.dropFirst(isDomain ? 1 : 2)
        guard isDomain || parts.count >= 2 else { return nil }
        let token = call.headers.first(name: "user-token").flatMap { $0.isEmpty ? nil : $0 }
        let caller =
            isDomain
            ? UsersCaller(applicationID: backend.application.id, apiKey: domainKey, token: token)
            : UsersCaller(applicationID: PercentEncoding.decode(first), apiKey: PercentEncoding.decode(parts[1]), token: token)
        return WireCall(
            method: call.routedMethod, path: "/" + rest.joined(separator: "/"), query: call.query, body: nil, caller: caller,
            origin: "http://" + (call.headers.first(name: "host") ?? call.localAddress))
    }

    /// What a browser asks before a page of another origin may call.
    private static func preflight(_ call: HTTPCall) -> HTTPAnswer {
        guard !AdminSite.isAdminPath(call.path) else { return HTTPAnswer(status: 204, headers: [("Allow", "GET, HEAD, POST, OPTIONS")]) }
        return HTTPAnswer(
            status: 204,
            headers: [
                ("Allow", "GET, HEAD, POST, PUT, DELETE, OPTIONS"), ("Access-Control-Allow-Origin", "*"),
                ("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE, OPTIONS"),
                (
                    "Access-Control-Allow-Headers",
                    "content-type, user-token, application-type, application-id, secret-key, x-backendless-application-id, "
                        + "x-backendless-rest-api-key"
                ),
                ("Access-Control-Max-Age", "600"), ("Vary", "Access-Control-Request-Headers"),
            ])
    }

    private func record(_ call: HTTPCall, _ path: String, _ status: Int, _ began: NIODeadline) {
        let microseconds = (NIODeadline.now() - began).nanoseconds / 1_000
        let arrived = UsersClock.system.now() - microseconds / 1_000
        backend.requests.add(.init(method: call.method, path: path, status: status, arrived: arrived, microseconds: microseconds))
        guard configuration.logsRequests || status >= 500 else { return }
        logger.log(
            level: status >= 500 ? .error : .info, "request",
            metadata: [
                "method": "\(call.method)", "path": "\(ShownPath.text(path))", "status": "\(status)", "microseconds": "\(microseconds)",
                "client": "\(call.clientAddress)",
            ])
    }
}

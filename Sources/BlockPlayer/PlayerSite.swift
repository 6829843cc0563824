/// What the player's server answers: one page, and only to the computer it runs on.
public struct PlayerSite: Sendable {
    /// An answer.
    struct Answer: Sendable {
        var status: Int
        var type: String
        var body: [UInt8]
    }

    private let page: PlayerPage

    /// Makes a site of a page.
    public init(_ page: PlayerPage) { self.page = page }

    /// Headers of every answer.
    var headers: [(name: String, value: String)] {
        [
            ("Content-Security-Policy", page.policy + "; frame-ancestors 'none'"), ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
    }

    /// Answers a request.
    ///
    /// - Parameters:
    ///   - host: the host that the browser believes to speak to: another name than this computer's own is a page elsewhere whose name
    ///     was pointed here.
    ///   - port: the port at which the server listens.
    func answer(method: String, path: String, host: String?, port: Int) -> Answer {
        guard let host, ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)"].contains(host) else {
            return text(403, "this server answers only to its own address")
        }
        guard method == "GET" || method == "HEAD" else { return text(405, "there is nothing here but a page to read") }
        let place = path.prefix { $0 != "?" && $0 != "#" }
        guard place == "/" || place == "/index.html" else { return text(404, "there is no such page") }
        return Answer(status: 200, type: "text/html; charset=utf-8", body: page.bytes)
    }

    private func text(_ status: Int, _ message: String) -> Answer {
        Answer(status: status, type: "text/plain; charset=utf-8", body: Array((message + "\n").utf8))
    }
}

import BackendlessUsers
import NIOHTTP1
import OrderedJSON

/// An answer before HTTP frames it.
struct HTTPAnswer: Sendable {
    var status: Int
    var contentType: String?
    var body: [UInt8] = []
    /// Further headers.
    var headers: [(name: String, value: String)] = []

    /// JSON, or nothing at all.
    static func json(_ value: JSONValue?, status: Int = 200) -> HTTPAnswer {
        guard let value else { return HTTPAnswer(status: status) }
        return HTTPAnswer(status: status, contentType: "application/json", body: JSONWriter.bytes(value))
    }

    /// Bare text.
    static func text(_ text: String, status: Int = 200) -> HTTPAnswer {
        HTTPAnswer(status: status, contentType: "text/plain; charset=utf-8", body: Array(text.utf8))
    }

    /// A page that loads nothing and lets nobody frame it.
    static func html(_ html: HTML, status: Int = 200) -> HTTPAnswer {
        HTTPAnswer(
            status: status, contentType: "text/html; charset=utf-8", body: Array(html.text.utf8),
            headers: [
                (
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
                ),
                ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store"),
            ])
    }

    /// Leads to another page after a form was sent.
    static func seeOther(_ path: String) -> HTTPAnswer {
        HTTPAnswer(status: 303, headers: [("Location", path), ("Cache-Control", "no-store")])
    }

    /// A fault as the service writes it.
    static func fault(_ fault: UserFault) -> HTTPAnswer {
        .json(
            [
                "code": .number(Double(fault.code ?? FaultCode.unknownFailure.rawValue)), "message": .string(fault.message),
                "errorData": fault.errorData ?? [:],
            ], status: fault.httpStatus ?? 400)
    }

    /// The outcome of a call.
    static func outcome(_ outcome: WireOutcome) -> HTTPAnswer {
        switch outcome {
        case .success(.json(let value)): .json(value)
        case .success(.text(let text)): .text(text)
        case .failure(let error): .fault(error)
        }
    }

    /// Lets pages of other origins read this.
    func forEveryOrigin() -> HTTPAnswer {
        var answer = self
        answer.headers.append(("Access-Control-Allow-Origin", "*"))
        return answer
    }
}

/// What the server itself refuses, before any rule.
extension UserFault {
    static var bodyTooLarge: UserFault { UserFault(.requestUnparsable, "The body of the request is too large", httpStatus: 413) }
    static var headersTooLarge: UserFault { UserFault(.requestUnparsable, "The headers of the request are too large", httpStatus: 431) }
    static var malformed: UserFault { UserFault(.requestUnparsable, "The request is not what HTTP says") }
    static var badCompression: UserFault { UserFault(.requestUnparsable, "The body of the request cannot be unpacked") }
    static var tooSlow: UserFault { UserFault(.requestUnparsable, "The request took too long to arrive", httpStatus: 408) }
    static var tooManyRequests: UserFault { UserFault(.rateLimit, "Too many requests from this address", httpStatus: 429) }
    static func notJSON(_ error: JSONSyntaxError) -> UserFault {
        UserFault(.requestUnparsable, "The body of the request is not JSON: \(error.message), at \(error.line):\(error.column)")
    }
}

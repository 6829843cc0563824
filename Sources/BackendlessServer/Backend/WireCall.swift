import BackendlessUsers
import OrderedJSON

/// A request as it arrived, below the base address of the application.
struct WireCall: Sendable {
    /// In upper case.
    var method: String
    /// The escaped path below the base, such as `/users/login`; starts with a slash.
    var path: String
    /// The escaped query without the `?`.
    var query: String
    /// The body; `nil` when there is none.
    var body: JSONValue?
    /// Who calls.
    var caller: UsersCaller
    /// Where the server is reached, such as `http://127.0.0.1:8080`.
    var origin: String
}

extension WireCall {
    /// Whether the call may make the store larger. A login starts a session, which ends; nobody shall be locked out of a full store.
    var mayStore: Bool {
        switch method {
        case "PUT": return true
        case "POST":
            let segments = path.split(separator: "/")
            switch segments.last ?? "" {
            case "find", "count", "delete", "request_url", "assignRole", "unassignRole", "verifypassowrd", "verifypassword": return false
            case "login": return segments.count > 2
            default: return true
            }
        default: return false
        }
    }
}

extension UserFault {
    static func full(_ byteCount: Int) -> UserFault {
        UserFault(
            .valueOutOfRange,
            "The backend is full: it keeps \(byteCount) bytes at most. Delete something, or start it with a larger --max-data",
            httpStatus: 507)
    }
}

/// What a call is answered with.
enum WireReply: Sendable, Equatable {
    /// JSON; `nil` for an empty body.
    case json(JSONValue?)
    /// Bare text.
    case text(String)
}

/// The outcome of a call.
typealias WireOutcome = Result<WireReply, UserFault>

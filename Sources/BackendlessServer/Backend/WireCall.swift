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

/// What a call is answered with.
enum WireReply: Sendable, Equatable {
    /// JSON; `nil` for an empty body.
    case json(JSONValue?)
    /// Bare text.
    case text(String)
}

/// The outcome of a call.
typealias WireOutcome = Result<WireReply, UserFault>

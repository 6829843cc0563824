public import BackendlessTables
public import BackendlessUsers
public import OrderedJSON

/// The client of a data service over HTTP: what goes over the wire is what the JavaScript SDK sends.
///
/// It shares connections and session with a client of the user service, so that what it makes belongs to the user who is logged in there.
public final class HTTPDataService: DataService {
    /// The client whose session is used.
    public let users: HTTPUserService

    /// Makes a client that shares connections and session with a client of the user service.
    public init(sharing users: HTTPUserService) { self.users = users }

    /// Performs one call.
    public func perform(_ call: DataCall) async throws(UserFault) -> JSONValue {
        let exchange = try DataExchange(call)
        let reply = await users.transport.send(
            exchange.request, isRepeatable: exchange.isRepeatable, token: users.session.token, name: call.operation.name)
        return try exchange.result(reply)
    }
}

extension HTTPDataService: RedactedDescription {
    /// The host and who is logged in, without key and token.
    public var description: String { "HTTPDataService(\(users.address), \(users.session))" }
}

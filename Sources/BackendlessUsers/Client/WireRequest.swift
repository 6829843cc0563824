public import OrderedJSON

/// A request as HTTP carries it, below the base address of an application.
public struct WireRequest: Hashable, Sendable {
    /// `GET`, `POST`, `PUT` or `DELETE`.
    public var method: String
    /// The escaped path, such as `/users/login`.
    public var path: String
    /// The escaped query, without the `?`; empty when there is none.
    public var query: String
    /// The body; none is sent as no bytes and no `Content-Type`.
    public var body: JSONValue?

    /// Makes a request.
    public init(_ method: String, _ path: String, query: String = "", body: JSONValue? = nil) {
        self.method = method
        self.path = path
        self.query = query
        self.body = body
    }
}

extension UserRequest {
    /// The request as HTTP carries it.
    ///
    /// - Source: JavaScript SDK, urls.js and users/*.js; `verifypassowrd` is the SDK's spelling.
    public var wire: WireRequest {
        let segment = PercentEncoding.segment
        let component = PercentEncoding.component
        switch self {
        case .register(let body): return WireRequest("POST", "/users/register", body: .object(body))
        case .registerGuest: return WireRequest("POST", "/users/register/guest")
        case .login(let body): return WireRequest("POST", "/users/login", body: .object(body))
        case .logout: return WireRequest("GET", "/users/logout")
        case .update(let id, let body): return WireRequest("PUT", "/users/" + segment(id), body: .object(body))
        case .isValidToken(let token): return WireRequest("GET", "/users/isvalidusertoken/" + segment(token))
        case .verifyPassword(let body): return WireRequest("POST", "/users/verifypassowrd", body: .object(body))
        case .restorePassword(let identity): return WireRequest("GET", "/users/restorepassword/" + component(identity))
        case .resendConfirmation(let identity): return WireRequest("POST", "/users/resendconfirmation/" + segment(identity))
        case .createConfirmationURL(let identity): return WireRequest("POST", "/users/createEmailConfirmationURL/" + segment(identity))
        case .describeClass: return WireRequest("GET", "/users/userclassprops")
        case .ownRoles: return WireRequest("GET", "/users/userroles")
        case .roles(let id): return WireRequest("GET", "/users/userroles/" + segment(id))
        case .findByRole(let role, let query): return WireRequest("GET", "/users/role/" + segment(role), query: query.wireText)
        case .assignRole(let body): return WireRequest("POST", "/users/assignRole", body: .object(body))
        case .unassignRole(let body): return WireRequest("POST", "/users/unassignRole", body: .object(body))
        case .updateStatus(let id, let body): return WireRequest("PUT", "/users/\(segment(id))/status", body: .object(body))
        case .authorizationURL(let provider, let body):
            return WireRequest("POST", "/users/oauth/\(segment(provider))/request_url", body: .object(body))
        case .socialLogin(let provider, let body):
            return WireRequest("POST", "/users/social/\(segment(provider))/login", body: .object(body))
        case .socialSDKLogin(let provider, let body):
            return WireRequest("POST", "/users/social/\(segment(provider))/sdk/login", body: .object(body))
        case .load(let id, let properties):
            let query = UserQuery(properties.isEmpty ? [] : [UserQuery.Item("props", properties)])
            return WireRequest("GET", "/users/" + segment(id), query: query.wireText)
        case .findByID(let id, let query): return WireRequest("GET", "/data/Users/" + component(id), query: query.wireText)
        case .find(let body): return WireRequest("POST", "/data/Users/find", body: .object(body))
        case .count(let body): return WireRequest("POST", "/data/Users/count", body: .object(body))
        case .end(let query, let isLast):
            return WireRequest("GET", "/data/Users/" + (isLast ? "last" : "first"), query: query.wireText)
        case .upsert(let body): return WireRequest("PUT", "/data/Users/upsert", body: .object(body))
        case .save(let body): return WireRequest("PUT", "/data/Users", body: .object(body))
        case .remove(let id): return WireRequest("DELETE", "/data/Users/" + component(id))
        case .bulkCreate(let users): return WireRequest("POST", "/data/bulk/Users", body: .array(users))
        case .bulkUpdate(let condition, let changes):
            return WireRequest("PUT", "/data/bulk/Users", query: UserQuery([.init("where", [condition])]).wireText, body: .object(changes))
        case .bulkUpsert(let users): return WireRequest("PUT", "/data/bulkupsert/Users", body: .array(users))
        case .bulkDelete(let body): return WireRequest("POST", "/data/bulk/Users/delete", body: .object(body))
        }
    }
}

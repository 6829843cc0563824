package import OrderedJSON

extension UserExchange {
    /// Checks the arguments as the SDK does and makes the first request.
    ///
    /// - Source: JavaScript SDK 8.0.0, users/index.js, users/roles.js, users/social/index.js: order, conditions and texts of the checks.
    mutating func prepare(_ session: inout UserSession) throws(UserFault) -> Step {
        switch call.operation {
        case .register:
            ending = .user
            return .send(.register(try body("user")))
        case .update:
            ending = .user
            let body = try body("user")
            return .send(.update(id: Self.javaScriptText(body["objectId"]), body))
        case .login: return .send(.login(try loginBody()))
        case .loginAsGuest:
            ending = .login(stayLoggedIn: staysLoggedIn)
            return .send(.registerGuest)
        case .logout:
            ending = .logout
            return .send(.logout)
        case .getCurrentUser, .setCurrentUser, .getCurrentUserToken, .setCurrentUserToken, .loggedInUser, .isValidLogin:
            return try prepareSession(&session)
        case .verifyPassword:
            guard let password = text("password"), !password.isEmpty else {
                throw .argument("password-not-nonempty-string", "Password has to be a non empty string")
            }
            guard session.token != nil else {
                throw .argument("not-logged-in", "In order to check password you have to be logged in")
            }
            ending = .validity
            return .send(.verifyPassword(["password": .string(password)]))
        case .restorePassword:
            guard let identity = text("identity"), !identity.isEmpty else {
                throw .argument("identity-not-nonempty-string", "Email Address must be provided and must be a string.")
            }
            return .send(.restorePassword(identity))
        case .resendEmailConfirmation: return .send(.resendConfirmation(try confirmationIdentity()))
        case .createEmailConfirmationURL: return .send(.createConfirmationURL(try confirmationIdentity()))
        case .describeUserClass: return .send(.describeClass)
        case .getUserRoles, .assignRole, .unassignRole, .findByRole, .enableUser, .disableUser, .updateUserStatus:
            return try prepareAdministration()
        case .getAuthorizationURLLink, .loginWithOAuth1, .loginWithOAuth2, .loginWithFacebookSDK, .loginWithGooglePlusSDK:
            return try prepareSocial()
        case .find, .findByID, .query, .findFirst, .findLast, .count, .save, .remove, .bulkCreate, .bulkUpdate, .bulkDelete:
            return try prepareData()
        }
    }

    private mutating func prepareSession(_ session: inout UserSession) throws(UserFault) -> Step {
        switch call.operation {
        case .getCurrentUser:
            if let user = session.currentUser, !(call.arguments["reload"]?.isTruthy ?? false) {
                return .finished(.object(Self.withClass(user)))
            }
            guard let id = session.userID, id.isTruthy else { return .finished(.null) }
            ending = .reloadedUser(token: session.token)
            return .send(.findByID(try Self.objectID(id), UserQuery()))
        case .setCurrentUser:
            guard let user = call.arguments["user"], user.isTruthy else {
                session.setCurrentUser(nil, stayLoggedIn: false)
                return .finished(.null)
            }
            ending = .login(stayLoggedIn: call.arguments["stayLoggedIn"]?.isTruthy ?? false)
            return try receive(.success(user), &session)
        case .getCurrentUserToken: return .finished(session.token.map(JSONValue.string) ?? .null)
        case .setCurrentUserToken:
            session.setToken(text("token"))
            return .finished(.null)
        case .loggedInUser: return .finished(session.userID ?? .null)
        default:
            guard let token = session.token else { return .finished(false) }
            return .send(.isValidToken(token))
        }
    }

    private mutating func loginBody() throws(UserFault) -> JSONObject {
        let identity = call.arguments["identity"] ?? .null
        guard identity.isTextOrNumber else {
            throw .argument("login-type", "the first argument must be either a string or a number")
        }
        guard identity.isTruthy else { throw .argument("login-empty", "the first argument cannot be an empty value") }
        var password = call.arguments["password"]
        var stay = call.arguments["stayLoggedIn"]
        if case .bool? = password {
            stay = password
            password = nil
        }
        ending = .login(stayLoggedIn: stay == true)
        if case .string = identity, password == nil { return ["objectId": identity] }
        guard let password, password.isTruthy else {
            throw .argument("password-empty", "the \"password\" value cannot be an empty value")
        }
        return JSONObject(capacity: 2) { members in
            members.append("login", identity)
            members.append("password", password)
        }
    }

    private func confirmationIdentity() throws(UserFault) -> String {
        let identity = call.arguments["identity"] ?? .null
        guard identity.isTextOrNumber else { throw .argument("identity-type", "Identity must be a string or number.") }
        guard identity != "" else { throw .argument("identity-empty", "Identity can not be an empty string.") }
        return Self.javaScriptText(identity)
    }

    var staysLoggedIn: Bool { call.arguments["stayLoggedIn"] == true }

    /// A text argument; `nil` when it is anything else.
    func text(_ name: String) -> String? { call.arguments[name]?.stringValue }

    /// An object argument with its dates resolved.
    func body(_ name: String, datesAsNumbers: Bool = false) throws(UserFault) -> JSONObject {
        guard let value = call.arguments[name], case .object(let object) = UserDate.resolving(value, asNumbers: datesAsNumbers) else {
            throw .argument("\(name)-not-object", "\"\(name)\" must be an object.")
        }
        return object
    }

    /// An id as it goes into a path: what JavaScript's template text makes of it.
    static func javaScriptText(_ value: JSONValue?) -> String {
        switch value {
        case nil: "undefined"
        case .string(let text)?: text
        case .object?: "[object Object]"
        case .array(let items)?: items.map { $0.isNull ? "" : javaScriptText($0) }.joined(separator: ",")
        case .some(let value): JSONWriter.text(value)
        }
    }

    /// The objectId of a request to the data service.
    static func objectID(_ value: JSONValue?) throws(UserFault) -> String {
        guard case .string(let id)? = value, !id.isEmpty else {
            throw .argument(
                "object-id-not-nonempty-string", "Object Id must be provided and must be a string or an object of primary keys.")
        }
        return id
    }
}

extension JSONValue {
    /// Whether this is text or a number.
    package var isTextOrNumber: Bool {
        switch self {
        case .string, .number: true
        default: false
        }
    }
}

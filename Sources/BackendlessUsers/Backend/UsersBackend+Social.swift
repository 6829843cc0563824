public import OrderedJSON

/// A sign-in that a provider vouches for: who brings the token is the user with these properties.
public struct SocialAccount: Hashable, Sendable {
    /// The provider's code in lower case, such as `google`.
    public var provider: String
    /// The provider's token.
    public var accessToken: String
    /// The fields that the provider tells, `email` or `id` among them.
    public var fields: JSONObject

    /// Makes a sign-in.
    public init(provider: String, accessToken: String, fields: JSONObject) {
        self.provider = provider
        self.accessToken = accessToken
        self.fields = fields
    }
}

extension SocialAccount: RedactedDescription {
    /// The provider and the fields, without the token.
    public var description: String { "SocialAccount \(provider) \(JSONWriter.text(Redaction.redact(.object(fields))))" }
}

extension UsersBackend {
    /// The address at which a user signs in with a provider.
    func authorizationURL(_ provider: String) throws -> JSONValue {
        .string("https://backend.invalid/users/oauth/\(PercentEncoding.segment(provider))/authorize")
    }

    /// Logs in with a provider's token; the first time makes the user, out of the given guest if there is one.
    func socialLogin(_ provider: String, _ body: JSONObject, _ context: Context) throws -> JSONValue {
        guard settings.loginsEnabled else { throw UserFault.loginsDisabled }
        let token = body["accessToken"]?.stringValue
        guard let account = socialAccounts.first(where: { $0.provider == provider && $0.accessToken == token }) else {
            throw UserFault.externalAuthenticationFailed
        }
        var fields: JSONObject = [:]
        let mapping = body["fieldsMapping"]?.objectValue ?? [:]
        for (name, value) in account.fields { fields[mapping[name]?.stringValue ?? name] = value }
        let identity = identityOffset.flatMap { fields[store.columns[$0].name] ?? account.fields["id"] } ?? .null
        guard let key = identityKey(identity) else { throw UserFault.wrongSocialIdentity }
        var user: UserRow
        if let id = try store.userID(identityKey: key), let known = try store.user(id: id) {
            guard known.socialAccount == provider.uppercased() else { throw UserFault.userExists(key) }
            guard known.status != .disabled else { throw UserFault.accountDisabled }
            user = known
        } else {
            user = try rowOfGuest(body["guestUser"]) ?? UserRow(objectID: identifiers.identifier(), created: context.now)
            user.status = .enabled
            user.socialAccount = provider.uppercased()
            if let offset = identityOffset { user.setValue(identity, at: offset) }
            try change(&user, fields.without("id"), .register)
        }
        try makeRoomForSession(user, context.now)
        user.lastLogin = context.now
        try store.put(user, identityKey: key)
        return try answer(user, tokenOf: startSession(user.objectID, context.now))
    }

    private func rowOfGuest(_ guest: JSONValue?) throws -> UserRow? {
        guard case .string(let id)? = guest?["objectId"], let row = try store.user(id: id), row.status == .guest else { return nil }
        return row
    }
}

extension UserFault {
    static var externalAuthenticationFailed: UserFault {
        UserFault(.externalAuthenticationFailed, "The provider does not accept the token")
    }
    static var wrongSocialIdentity: UserFault { UserFault(.wrongSocialIdentity, "The provider does not tell who the user is") }
}

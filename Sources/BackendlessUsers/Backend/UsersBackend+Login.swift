import OrderedJSON

extension UsersBackend {
    /// Logs in: `{login, password}`, or `{objectId}` from server code.
    func login(_ body: JSONObject, _ context: Context) throws -> JSONValue {
        guard settings.loginsEnabled else { throw UserFault.loginsDisabled }
        var user: UserRow
        if let id = body["objectId"], body["login"] == nil {
            guard context.isServerCode else { throw UserFault.objectIDLoginRefused }
            guard case .string(let id) = id, let found = try store.user(id: id) else { throw UserFault.userNotFound }
            user = found
        } else {
            user = try userByPassword(body, context)
        }
        switch user.status {
        case .disabled: throw UserFault.accountDisabled
        case .confirmationPending: throw UserFault.confirmationPending
        case .enabled, .guest: break
        }
        guard user.mayLogIn else { throw UserFault.loginRefused }
        try makeRoomForSession(user, context.now)
        user.failedLogins = 0
        user.lockedAt = nil
        user.lastLogin = context.now
        try store.put(user, identityKey: identityKey(of: user))
        return try answer(user, tokenOf: startSession(user.objectID, context.now))
    }

    /// A user as a login answers it.
    func answer(_ user: UserRow, tokenOf token: String) -> JSONValue {
        .object(user.json(store.columns, token: token))
    }

    private func userByPassword(_ body: JSONObject, _ context: Context) throws -> UserRow {
        guard let identity = body["login"], identity != "", !identity.isNull, let password = body["password"], password != "",
            !password.isNull
        else { throw UserFault.loginOrPasswordMissing }
        guard let key = identityKey(identity) else { throw UserFault.invalidLogin }
        guard key.utf8.count <= 4 * 500 else { throw UserFault.valueTooLong("login") }
        // A number is what a person may have typed into a field that takes only digits.
        let text = password.stringValue ?? JSONWriter.text(password)
        guard let id = try store.userID(identityKey: key), var user = try store.user(id: id) else {
            _ = hashOfNobody().matches(text)
            throw UserFault.invalidLogin
        }
        if let lockedAt = user.lockedAt {
            guard let seconds = settings.unlockAfterSeconds, context.now - lockedAt >= Int64(seconds) * 1000 else {
                throw UserFault.accountLocked
            }
            user.lockedAt = nil
            user.failedLogins = 0
        }
        guard let hash = user.password else {
            throw user.socialAccount == "BACKENDLESS" ? UserFault.invalidLogin : UserFault.socialUserHasNoPassword
        }
        if hash.matches(text) { return user }
        user.failedLogins += 1
        if let limit = settings.failedLoginsLock, user.failedLogins >= limit { user.lockedAt = context.now }
        try store.put(user, identityKey: identityKey(of: user))
        throw UserFault.invalidLogin
    }

    private func hashOfNobody() -> PasswordHash {
        if let decoy { return decoy }
        let hash = PasswordHash("", salt: identifiers.salt(), rounds: settings.passwordRounds)
        decoy = hash
        return hash
    }

    /// Ends or counts the sessions that the user already has, as the settings want it.
    func makeRoomForSession(_ user: UserRow, _ now: Int64) throws {
        var tokens: [String] = []
        for token in try store.tokens(ofUser: user.objectID) {
            if let session = try store.session(token: token), !isExpired(session, now) {
                tokens.append(token)
            } else {
                try store.removeSession(token: token)
            }
        }
        if settings.enableMultipleLogins {
            if let limit = settings.maxConcurrentLogins, tokens.count >= limit { throw UserFault.tooManySessions }
        } else if settings.logoutLastUser {
            if !tokens.isEmpty { throw UserFault.alreadyLoggedIn }
        } else {
            for token in tokens { try store.removeSession(token: token) }
        }
    }

    /// Checks the password of the session's user, for server code.
    func verifyPassword(_ body: JSONObject, _ context: Context) throws -> JSONValue {
        guard context.isServerCode else { throw UserFault.verificationRefused }
        guard let user = context.user else { throw UserFault.noUserOnRequest }
        return ["valid": .bool(user.password?.matches(body["password"]?.stringValue ?? "") ?? false)]
    }

    /// The text by which an identity is found; `nil` for what cannot be an identity.
    func identityKey(_ identity: JSONValue) -> String? {
        switch identity {
        case .string(let text) where !text.isEmpty: settings.identityIgnoresCase ? Self.lowercased(text) : text
        case .number: JSONWriter.text(identity)
        default: nil
        }
    }

    /// The text by which a user is found at login.
    func identityKey(of user: UserRow) -> String? {
        guard let offset = identityOffset else { return nil }
        return identityKey(user.value(at: offset))
    }

    /// Where the identity column is among the columns.
    var identityOffset: Int? { store.columns.firstIndex { $0.isIdentity } }

    /// Lower-cased text; quick when it already is.
    private static func lowercased(_ text: String) -> String {
        var text = text
        let isLower = text.withUTF8 { bytes in
            var others: UInt8 = 0
            for byte in bytes { others |= byte & 0x80 | (byte &- UInt8(ascii: "A") < 26 ? 1 : 0) }
            return others == 0
        }
        return isLower ? text : text.lowercased()
    }
}

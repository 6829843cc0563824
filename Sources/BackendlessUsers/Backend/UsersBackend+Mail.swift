import OrderedJSON

/// A mail that a backend would have sent.
public struct UserMail: Hashable, Sendable {
    /// What a mail is for.
    public enum Kind: String, Sendable {
        /// It leads to a new password.
        case passwordRecovery
        /// It confirms the e-mail address.
        case confirmation
    }

    /// What the mail is for.
    public var kind: Kind
    /// The id of the user.
    public var userID: String
    /// The identity of the user.
    public var identity: String
    /// The address that the mail asks to open.
    public var link: String
    /// When the mail was sent: milliseconds since 1970.
    public var sent: Int64
}

extension UsersBackend {
    private static let confirmationPath = "/users/confirm/"
    private static let recoveryPath = "/users/recover/"

    /// Sends a mail that leads to a new password.
    func restorePassword(_ identity: String) throws -> JSONValue? {
        guard settings.passwordRecoveryEnabled else { throw UserFault.recoveryDisabled }
        guard let user = try user(identity) else { throw UserFault.recoveryIdentityUnknown }
        guard user.socialAccount == "BACKENDLESS" else { throw UserFault.recoveryOfSocialUser }
        guard settings.emailConfigured else { throw UserFault.emailNotConfigured }
        let end = identifiers.identifier()
        recoveries[end] = user.objectID
        send(
            UserMail(
                kind: .passwordRecovery, userID: user.objectID, identity: identity, link: linkBase + Self.recoveryPath + end,
                sent: clock.now()))
        return nil
    }

    /// Sends the confirmation mail again.
    func resendConfirmation(_ identity: String) throws -> JSONValue? {
        let user = try pendingUser(identity)
        guard settings.emailConfigured else { throw UserFault.emailNotConfigured }
        sendConfirmation(user)
        return nil
    }

    /// The address that confirms an e-mail.
    func createConfirmationURL(_ identity: String) throws -> JSONValue {
        ["confirmationURL": .string(confirmationLink(try pendingUser(identity)))]
    }

    /// Does what opening a confirmation address does: the user may log in from now on.
    ///
    /// - Throws: 3051 for an address that is none; 3092 when the user is active already.
    public func confirm(_ link: String) throws(UserFault) {
        do {
            guard let end = end(of: link, behind: Self.confirmationPath), let id = confirmations[end], var user = try store.user(id: id)
            else { throw UserFault.confirmationFailed }
            guard user.status == .confirmationPending else { throw UserFault.alreadyActivated }
            user.status = .enabled
            try store.put(user, identityKey: identityKey(of: user))
        } catch let fault as UserFault {
            throw fault
        } catch {
            throw .confirmationFailed
        }
    }

    /// Whether an address is that of a recovery mail and was not used yet.
    public func isRecovery(_ link: String) -> Bool {
        end(of: link, behind: Self.recoveryPath).map { recoveries[$0] != nil } ?? false
    }

    /// Does what the page behind a recovery address does: the user has a new password and no session; the address is used up.
    ///
    /// - Throws: 3025 for an address that is none or was used; 3011 for an empty password.
    public func recover(_ link: String, newPassword: String) throws(UserFault) {
        guard !newPassword.isEmpty else { throw .passwordMissing }
        do {
            guard let end = end(of: link, behind: Self.recoveryPath), let id = recoveries[end], var user = try store.user(id: id) else {
                throw UserFault.recoveryFailed
            }
            try store.transaction {
                user.password = PasswordHash(newPassword, salt: identifiers.salt(), rounds: settings.passwordRounds)
                user.failedLogins = 0
                user.lockedAt = nil
                user.updated = clock.now()
                try store.put(user, identityKey: identityKey(of: user))
                try endSessions(ofUser: id)
            }
            recoveries[end] = nil
        } catch let fault as UserFault {
            throw fault
        } catch {
            throw .recoveryFailed
        }
    }

    private func end(of link: String, behind path: String) -> String? {
        let start = linkBase + path
        return link.hasPrefix(start) ? String(link.dropFirst(start.count)) : nil
    }

    func sendConfirmation(_ user: UserRow) {
        let identity = identityOffset.map { user.value(at: $0) }
        send(
            UserMail(
                kind: .confirmation, userID: user.objectID, identity: identity?.stringValue ?? "", link: confirmationLink(user),
                sent: clock.now()))
    }

    /// A new address that confirms the e-mail of a user, with an end that nobody can guess.
    private func confirmationLink(_ user: UserRow) -> String {
        let end = identifiers.identifier()
        confirmations[end] = user.objectID
        return linkBase + Self.confirmationPath + end
    }

    private func send(_ mail: UserMail) {
        if outbox.count >= 1000 { outbox.removeFirst(500) }
        outbox.append(mail)
    }

    private func pendingUser(_ identity: String) throws -> UserRow {
        guard settings.emailConfirmationRequired else { throw UserFault.confirmationOff }
        guard let user = try user(identity) else { throw UserFault.confirmationUserUnknown }
        guard user.status == .confirmationPending else { throw UserFault.alreadyConfirmed }
        return user
    }

    private func user(_ identity: String) throws -> UserRow? {
        guard let key = identityKey(.string(identity)), let id = try store.userID(identityKey: key) else { return nil }
        return try store.user(id: id)
    }
}

extension UserFault {
    static var recoveryDisabled: UserFault { UserFault(.recoveryDisabled, "Password recovery is disabled") }
    static var recoveryIdentityUnknown: UserFault {
        UserFault(.recoveryIdentityUnknown, "Unable to recover password: no user has this identity")
    }
    static var recoveryOfSocialUser: UserFault {
        UserFault(.recoveryOfSocialUser, "Unable to recover password: a social user has none")
    }
    static var emailNotConfigured: UserFault { UserFault(.emailNotConfigured, "The e-mail settings of the application are not configured") }
    static var confirmationOff: UserFault { UserFault(.confirmationOff, "E-mail confirmation is not enabled") }
    static var confirmationUserUnknown: UserFault { UserFault(.confirmationUserUnknown, "No user has this identity") }
    static var alreadyConfirmed: UserFault { UserFault(.alreadyConfirmed, "The e-mail address is already confirmed") }
    static var confirmationFailed: UserFault { UserFault(.confirmationFailed, "The e-mail address could not be confirmed") }
    static var recoveryFailed: UserFault { UserFault(.recoveryFailed, "The recovery address is not valid or was used already") }
    static var alreadyActivated: UserFault { UserFault(.alreadyActivated, "The user is already activated") }
}

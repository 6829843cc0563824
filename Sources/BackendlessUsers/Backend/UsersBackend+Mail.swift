import OrderedJSON

/// A mail that a backend would have sent.
public struct UserMail: Hashable, Sendable {
    /// What a mail is for.
    public enum Kind: String, Sendable, CaseIterable {
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

    /// How many mails are kept at most.
    public static let limit = 1_000

    /// Makes a mail.
    public init(kind: Kind, userID: String, identity: String, link: String, sent: Int64) {
        self.kind = kind
        self.userID = userID
        self.identity = identity
        self.link = link
        self.sent = sent
    }
}

extension UsersBackend {
    private static func path(_ kind: UserMail.Kind) -> String {
        switch kind {
        case .confirmation: "/users/confirm/"
        case .passwordRecovery: "/users/recover/"
        }
    }

    /// The mails that would have been sent, oldest first; at most the last 1,000.
    public var outbox: [UserMail] {
        mails.map { mail in
            var mail = mail
            mail.link = linkBase + mail.link
            return mail
        }
    }

    /// Takes up the mails and links that the store kept.
    public func takeUpMails() throws {
        let kept = try store.mailsAndLinks()
        mails = kept.mails
        for link in kept.links { links.add(link) }
    }

    /// Sends a mail that leads to a new password.
    func restorePassword(_ identity: String) throws -> JSONValue? {
        guard settings.passwordRecoveryEnabled else { throw UserFault.recoveryDisabled }
        guard let user = try user(identity) else { throw UserFault.recoveryIdentityUnknown }
        guard user.socialAccount == "BACKENDLESS" else { throw UserFault.recoveryOfSocialUser }
        guard settings.emailConfigured else { throw UserFault.emailNotConfigured }
        try send(.passwordRecovery, user, identity)
        return nil
    }

    /// Sends the confirmation mail again.
    func resendConfirmation(_ identity: String) throws -> JSONValue? {
        let user = try pendingUser(identity)
        guard settings.emailConfigured else { throw UserFault.emailNotConfigured }
        try sendConfirmation(user)
        return nil
    }

    /// The address that confirms an e-mail.
    func createConfirmationURL(_ identity: String) throws -> JSONValue {
        ["confirmationURL": .string(linkBase + (try makeLink(.confirmation, try pendingUser(identity))))]
    }

    /// Does what opening a confirmation address does: the user may log in from now on.
    ///
    /// - Throws: 3051 for an address that is none; 3092 when the user is active already.
    public func confirm(_ link: String) throws(UserFault) {
        do {
            guard let end = end(of: link, .confirmation), let id = links.userID(.confirmation, end), var user = try store.user(id: id)
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
        end(of: link, .passwordRecovery).map { links.userID(.passwordRecovery, $0) != nil } ?? false
    }

    /// Does what the page behind a recovery address does: the user has a new password and no session; the address is used up.
    ///
    /// - Throws: 3025 for an address that is none or was used; 3011 for an empty password.
    public func recover(_ link: String, newPassword: String) throws(UserFault) {
        guard !newPassword.isEmpty else { throw .passwordMissing }
        do {
            guard let end = end(of: link, .passwordRecovery), let id = links.userID(.passwordRecovery, end),
                var user = try store.user(id: id)
            else { throw UserFault.recoveryFailed }
            try store.transaction {
                user.password = PasswordHash(newPassword, salt: identifiers.salt(), rounds: settings.passwordRounds)
                user.failedLogins = 0
                user.lockedAt = nil
                user.updated = clock.now()
                try store.put(user, identityKey: identityKey(of: user))
                try endSessions(ofUser: id)
                try store.removeLink(end: end)
            }
            links.remove(end)
        } catch let fault as UserFault {
            throw fault
        } catch {
            throw .recoveryFailed
        }
    }

    private func end(of link: String, _ kind: UserMail.Kind) -> String? {
        let start = linkBase + Self.path(kind)
        return link.hasPrefix(start) ? String(link.dropFirst(start.count)) : nil
    }

    func sendConfirmation(_ user: UserRow) throws {
        let identity = identityOffset.map { user.value(at: $0) }
        try send(.confirmation, user, identity?.stringValue ?? "")
    }

    /// A new link, with an end that nobody can guess; below `linkBase`.
    private func makeLink(_ kind: UserMail.Kind, _ user: UserRow) throws -> String {
        let link = UserLink(kind: kind, end: identifiers.identifier(), userID: user.objectID)
        try store.addLink(link)
        links.add(link)
        return Self.path(kind) + link.end
    }

    private func send(_ kind: UserMail.Kind, _ user: UserRow, _ identity: String) throws {
        let link = try makeLink(kind, user)
        let mail = UserMail(kind: kind, userID: user.objectID, identity: identity, link: link, sent: clock.now())
        try store.addMail(mail)
        if mails.count >= UserMail.limit { mails.removeFirst(UserMail.limit / 2) }
        mails.append(mail)
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

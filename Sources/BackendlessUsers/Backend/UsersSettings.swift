/// The settings of an application that decide how its user service answers.
///
/// - Source: names and defaults of the Backendless console; `unknownProperty`, `updateOther` and `updateAnonymous` choose between the documented
///   behaviour (the default) and that of the present servers.
public struct UsersSettings: Hashable, Sendable {
    /// What happens to a property that is no column.
    public enum UnknownProperty: String, Sendable, CaseIterable {
        /// A column is made, as with dynamic schema on.
        case create
        /// The property is left out silently, as present servers do with dynamic schema off.
        case drop
        /// The call fails with 3010 or 3031, as documented with dynamic schema off.
        case reject
    }

    /// Whether something is allowed.
    public enum Permission: String, Sendable, CaseIterable {
        /// It succeeds.
        case allow
        /// It fails with the documented code.
        case reject
    }

    /// What happens to a property that is no column; documented default: dynamic schema is on.
    public var unknownProperty = UnknownProperty.create
    /// Whether one user may update another (else 3029).
    public var updateOther = Permission.reject
    /// Whether a user may be updated without a session (else 3028).
    public var updateAnonymous = Permission.reject
    /// Whether users may register (else 3009).
    public var userRegistrationEnabled = true
    /// Whether users may log in at all (else 3034).
    public var loginsEnabled = true
    /// Whether one user may have several sessions.
    public var enableMultipleLogins = false
    /// With one session a user: `false` ends the old session, `true` refuses the new one with 3002.
    public var logoutLastUser = false
    /// With several sessions a user: how many (then 3044); none means no limit.
    public var maxConcurrentLogins: Int?
    /// After how many failures in a row a user is locked (then 3036); none means never.
    public var failedLoginsLock: Int?
    /// After how long a locked user is unlocked; none means never.
    public var unlockAfterSeconds: Int?
    /// After how long without a call a session ends.
    public var sessionTimeoutSeconds = 3600
    /// The code that a timed-out session gets: 3064, as servers answer, or 3091 or 3048, as documented.
    public var sessionTimeoutCode = 3064
    /// Whether new users must confirm their e-mail before they log in (else 3087).
    public var emailConfirmationRequired = false
    /// Whether the application can send mail (else 5050).
    public var emailConfigured = true
    /// Whether passwords can be recovered (else 3101).
    public var passwordRecoveryEnabled = true
    /// Whether identities that differ in the case of letters are the same. Ours: nothing is documented.
    public var identityIgnoresCase = true
    /// How often a password is hashed.
    public var passwordRounds = 1

    /// Makes settings with the documented defaults.
    public init() {}
}

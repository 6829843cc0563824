/// Codes of sessions, confirmation and management.
extension FaultCode {
    /// The service does not know the user-token.
    public static let unknownUserToken = FaultCode(rawValue: 3064)
    /// The property cannot be deleted.
    public static let propertyUndeletable = FaultCode(rawValue: 3065)
    /// The settings or templates of the service failed.
    public static let templateSettingsA = FaultCode(rawValue: 3066)
    /// The settings or templates of the service failed.
    public static let templateSettingsB = FaultCode(rawValue: 3067)
    /// The settings or templates of the service failed.
    public static let templateSettingsC = FaultCode(rawValue: 3068)
    /// The settings or templates of the service failed.
    public static let templateSettingsD = FaultCode(rawValue: 3069)
    /// The settings or templates of the service failed.
    public static let templateSettingsE = FaultCode(rawValue: 3070)
    /// The settings or templates of the service failed.
    public static let templateSettingsF = FaultCode(rawValue: 3071)
    /// A user of a social network has no password here.
    public static let socialUserPassword = FaultCode(rawValue: 3072)
    /// The schema conflicts with e-mail confirmation.
    public static let confirmationSchemaA = FaultCode(rawValue: 3073)
    /// The schema conflicts with e-mail confirmation.
    public static let confirmationSchemaB = FaultCode(rawValue: 3074)
    /// A user of a social network has no password to restore.
    public static let recoveryOfSocialUser = FaultCode(rawValue: 3075)
    /// Registration must not name 'updated'.
    public static let updatedReserved = FaultCode(rawValue: 3076)
    /// Registration must not name 'created'.
    public static let createdReserved = FaultCode(rawValue: 3077)
    /// E-mail confirmation is on and registration gives no e-mail.
    public static let emailNeededForConfirmation = FaultCode(rawValue: 3078)
    /// The schema conflicts with e-mail confirmation.
    public static let confirmationSchemaC = FaultCode(rawValue: 3079)
    /// The redirect address is wrong.
    public static let wrongRedirectURL = FaultCode(rawValue: 3080)
    /// The roles could not be read.
    public static let rolesUnavailable = FaultCode(rawValue: 3081)
    /// The e-mail must be confirmed first.
    public static let emailMustBeConfirmed = FaultCode(rawValue: 3082)
    /// Managing users needs a login.
    public static let managingNeedsLogin = FaultCode(rawValue: 3083)
    /// Only the user itself or an administrator may manage it.
    public static let managingOther = FaultCode(rawValue: 3084)
    /// The user is already disabled.
    public static let alreadyDisabled = FaultCode(rawValue: 3085)
    /// The user is already enabled.
    public static let alreadyEnabled = FaultCode(rawValue: 3086)
    /// The user cannot log in before the e-mail is confirmed.
    public static let emailNotConfirmed = FaultCode(rawValue: 3087)
    /// The schema conflicts with e-mail confirmation.
    public static let confirmationSchemaD = FaultCode(rawValue: 3088)
    /// The schema conflicts with e-mail confirmation.
    public static let confirmationSchemaE = FaultCode(rawValue: 3089)
    /// The account is disabled.
    public static let accountDisabled = FaultCode(rawValue: 3090)
    /// The session has timed out.
    public static let sessionTimedOut = FaultCode(rawValue: 3091)
    /// The user is already activated.
    public static let alreadyActivated = FaultCode(rawValue: 3092)
    /// Only the user itself or an administrator may update it.
    public static let updateBySelfOnly = FaultCode(rawValue: 3094)
    /// Only the user itself or an administrator may delete it.
    public static let deleteBySelfOnly = FaultCode(rawValue: 3095)
    /// The identity of a social user cannot change.
    public static let socialIdentityFixed = FaultCode(rawValue: 3096)
    /// This is the first login with the social network.
    public static let firstSocialLogin = FaultCode(rawValue: 3097)
    /// A bulk update cannot change the identity column.
    public static let bulkUpdateOfIdentity = FaultCode(rawValue: 3098)
    /// Registration cannot set relations here.
    public static let registerRelations = FaultCode(rawValue: 3099)
    /// An update cannot set relations here.
    public static let updateRelations = FaultCode(rawValue: 3100)
    /// Restoring passwords is switched off.
    public static let recoveryDisabled = FaultCode(rawValue: 3101)
    /// The e-mail is already confirmed.
    public static let alreadyConfirmed = FaultCode(rawValue: 3102)
    /// E-mail confirmation is off.
    public static let confirmationOff = FaultCode(rawValue: 3103)
    /// No user has the identity that is to be confirmed.
    public static let confirmationUserUnknown = FaultCode(rawValue: 3104)
    /// The request has no user.
    public static let noUserOnRequest = FaultCode(rawValue: 3121)
    /// Passwords can be verified from server code only.
    public static let verificationRefused = FaultCode(rawValue: 3122)
}

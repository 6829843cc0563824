/// Codes of logging in, registering and updating.
extension FaultCode {
    /// This user may not log in.
    public static let loginRefused = FaultCode(rawValue: 3000)
    /// The login settings of the application are missing.
    public static let loginConfigurationMissing = FaultCode(rawValue: 3001)
    /// The user is logged in elsewhere and may have one session only.
    public static let alreadyLoggedIn = FaultCode(rawValue: 3002)
    /// The identity or the password is wrong.
    public static let invalidLoginOrPassword = FaultCode(rawValue: 3003)
    /// The identity from the social network is wrong.
    public static let wrongSocialIdentity = FaultCode(rawValue: 3004)
    /// A parameter is missing.
    public static let parameterMissingA = FaultCode(rawValue: 3005)
    /// Login or password is missing or empty.
    public static let loginOrPasswordMissing = FaultCode(rawValue: 3006)
    /// The user cannot be logged out.
    public static let logoutRefused = FaultCode(rawValue: 3007)
    /// The application id or key is missing.
    public static let applicationIDMissing = FaultCode(rawValue: 3008)
    /// Registration is switched off.
    public static let registrationDisabled = FaultCode(rawValue: 3009)
    /// Registration names a property that is no column, and dynamic schema is off.
    public static let registerUnknownProperty = FaultCode(rawValue: 3010)
    /// Registration lacks the password.
    public static let passwordMissing = FaultCode(rawValue: 3011)
    /// Registration lacks a required property.
    public static let requiredPropertyMissing = FaultCode(rawValue: 3012)
    /// Registration lacks the identity.
    public static let identityMissing = FaultCode(rawValue: 3013)
    /// The external registration failed.
    public static let externalRegistrationFailed = FaultCode(rawValue: 3014)
    /// A parameter is missing.
    public static let parameterMissingB = FaultCode(rawValue: 3015)
    /// The property name is reserved.
    public static let reservedName = FaultCode(rawValue: 3016)
    /// The property exists already.
    public static let propertyExists = FaultCode(rawValue: 3017)
    /// Another user has this identity.
    public static let identityTaken = FaultCode(rawValue: 3018)
    /// A parameter is missing.
    public static let parameterMissingC = FaultCode(rawValue: 3019)
    /// No user has the identity whose password is to be restored.
    public static let recoveryIdentityUnknown = FaultCode(rawValue: 3020)
    /// Registration failed.
    public static let registerFailed = FaultCode(rawValue: 3021)
    /// Login failed.
    public static let loginFailed = FaultCode(rawValue: 3022)
    /// Logout failed.
    public static let logoutFailed = FaultCode(rawValue: 3023)
    /// Updating the user failed.
    public static let updateFailed = FaultCode(rawValue: 3024)
    /// Restoring the password failed.
    public static let recoveryFailed = FaultCode(rawValue: 3025)
    /// Reading the schema failed.
    public static let describeFailed = FaultCode(rawValue: 3026)
    /// An unknown error.
    public static let unknownFailure = FaultCode(rawValue: 3027)
    /// A user can be updated only by someone who is logged in.
    public static let updateNeedsLogin = FaultCode(rawValue: 3028)
    /// Only the user itself or an administrator may update it.
    public static let updateOfOther = FaultCode(rawValue: 3029)
    /// The user to update does not exist.
    public static let updateUserNotFound = FaultCode(rawValue: 3030)
    /// An update names a property that is no column, and dynamic schema is off.
    public static let updateUnknownProperty = FaultCode(rawValue: 3031)
}

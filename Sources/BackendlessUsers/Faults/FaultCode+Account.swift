/// Codes of accounts and values.
extension FaultCode {
    /// The registration properties were not found.
    public static let propertiesNotFound = FaultCode(rawValue: 3032)
    /// A user with this identity exists.
    public static let userExists = FaultCode(rawValue: 3033)
    /// Logins are switched off for the application.
    public static let loginsDisabled = FaultCode(rawValue: 3034)
    /// The account is locked after too many failed logins.
    public static let accountLocked = FaultCode(rawValue: 3036)
    /// A required parameter is null.
    public static let parameterNull = FaultCode(rawValue: 3038)
    /// Registration must not name objectId.
    public static let objectIDInRegistration = FaultCode(rawValue: 3039)
    /// The e-mail address has a wrong format.
    public static let wrongEmail = FaultCode(rawValue: 3040)
    /// A required value is missing.
    public static let requiredValueMissing = FaultCode(rawValue: 3041)
    /// A property is given twice.
    public static let propertyTwice = FaultCode(rawValue: 3043)
    /// The limit of concurrent logins is reached.
    public static let tooManySessions = FaultCode(rawValue: 3044)
    /// An update empties a required property.
    public static let requiredFieldsEmpty = FaultCode(rawValue: 3045)
    /// The default user is missing.
    public static let defaultUserMissing = FaultCode(rawValue: 3046)
    /// The role of authenticated users is missing.
    public static let authenticatedRoleMissing = FaultCode(rawValue: 3047)
    /// The session has timed out.
    public static let sessionTimedOutWithURL = FaultCode(rawValue: 3048)
    /// A value has another type than its column.
    public static let wrongType = FaultCode(rawValue: 3049)
    /// The password must be text.
    public static let passwordNotText = FaultCode(rawValue: 3050)
    /// The e-mail could not be confirmed.
    public static let confirmationFailed = FaultCode(rawValue: 3051)
    /// The external service did not authenticate the user.
    public static let externalAuthenticationFailed = FaultCode(rawValue: 3052)
    /// The address of the external authentication is wrong.
    public static let externalURLInvalid = FaultCode(rawValue: 3053)
    /// The operation is allowed from server code only.
    public static let serverCodeOnly = FaultCode(rawValue: 3054)
    /// The password is wrong and the operation is refused.
    public static let passwordIncorrect = FaultCode(rawValue: 3055)
    /// The type of the property cannot be changed.
    public static let propertyTypeFixed = FaultCode(rawValue: 3056)
    /// No user has that id or identity.
    public static let userNotFound = FaultCode(rawValue: 3057)
    /// The role could not be assigned.
    public static let roleNotAssigned = FaultCode(rawValue: 3058)
    /// The role could not be taken away.
    public static let roleNotUnassigned = FaultCode(rawValue: 3059)
    /// The social account is not approved.
    public static let socialAccountNotApproved = FaultCode(rawValue: 3060)
    /// The Facebook application id is not found.
    public static let facebookApplicationNotFound = FaultCode(rawValue: 3061)
    /// The social network does not permit this.
    public static let socialActionNotPermitted = FaultCode(rawValue: 3062)
    /// The value is longer than 200 characters.
    public static let tooLong = FaultCode(rawValue: 3063)
}

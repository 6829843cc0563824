import OrderedJSON

/// What the backend says when it refuses. Texts marked with their code in `docs` of the service are exact; the others are ours and keep the
/// shape of the service's: the action that failed, then the reason.
extension UserFault {
    static var applicationNotFound: UserFault {
        UserFault(.applicationNotFound, "Application is not found. Check the application id and the API key")
    }
    static func unknownToken(_ token: String) -> UserFault {
        UserFault(.unknownUserToken, "Not existing user token - \(token). Relogin user to update your user token")
    }
    static func sessionTimedOut(_ token: String, code: Int) -> UserFault {
        if code == FaultCode.unknownUserToken.rawValue { return unknownToken(token) }
        return UserFault(FaultCode(rawValue: code), "The session has timed out. Log in again")
    }

    // Login
    static var loginRefused: UserFault { UserFault(.loginRefused, "The user may not log in") }
    static var alreadyLoggedIn: UserFault {
        UserFault(.alreadyLoggedIn, "The user is already logged in from another place and multiple logins are disabled")
    }
    static var invalidLogin: UserFault { UserFault(.invalidLoginOrPassword, "Invalid login or password", httpStatus: 401) }
    static var loginOrPasswordMissing: UserFault { UserFault(.loginOrPasswordMissing, "Unable to log in: login or password is missing") }
    static var loginsDisabled: UserFault { UserFault(.loginsDisabled, "Unable to log in: logins are disabled for the application") }
    static var accountLocked: UserFault { UserFault(.accountLocked, "The account is locked out after too many failed logins") }
    static var tooManySessions: UserFault { UserFault(.tooManySessions, "The limit of concurrent logins is reached") }
    static var confirmationPending: UserFault {
        UserFault(.emailNotConfirmed, "Unable to log in: the e-mail address is not confirmed")
    }
    static var accountDisabled: UserFault { UserFault(.accountDisabled, "The user account is disabled") }
    static var socialUserHasNoPassword: UserFault {
        UserFault(.socialUserPassword, "Unable to log in: a social user cannot log in with a password")
    }
    static var objectIDLoginRefused: UserFault {
        UserFault(.objectIDLoginRefused, "Login by object id is allowed only for Code Runner API key")
    }
    static var noUserOnRequest: UserFault { UserFault(.noUserOnRequest, "No authenticated user is associated with request") }
    static var verificationRefused: UserFault {
        UserFault(.verificationRefused, "Password verification allowed only from CloudCode")
    }

    // Registration
    static var registrationDisabled: UserFault {
        UserFault(.registrationDisabled, "User registration is denied for this version of application", httpStatus: 403)
    }
    static var passwordMissing: UserFault { UserFault(.passwordMissing, "Unable to register user: a password is required") }
    static func requiredMissing(_ name: String) -> UserFault {
        UserFault(.requiredPropertyMissing, "Unable to register user: the required property '\(name)' is missing")
    }
    static func identityMissing(_ name: String) -> UserFault {
        UserFault(.identityMissing, "Unable to register user: the identity property '\(name)' is missing")
    }
    static func userExists(_ identity: String) -> UserFault {
        UserFault(.userExists, "Unable to register user: a user '\(identity)' already exists")
    }
    static func reservedInRegistration(_ name: String) -> UserFault {
        UserFault(name == "updated" ? .updatedReserved : .createdReserved, "Unable to register user: '\(name)' is set by the service")
    }
    static var objectIDInRegistration: UserFault {
        UserFault(.objectIDInRegistration, "Unable to register user: 'objectId' is set by the service")
    }
    static var emailNeededForConfirmation: UserFault {
        UserFault(.emailNeededForConfirmation, "Unable to register user: e-mail confirmation is on and no e-mail is given")
    }
    static func registerUnknownProperty(_ name: String) -> UserFault {
        UserFault(.registerUnknownProperty, "Unable to register user: '\(name)' is no property and dynamic definition is disabled")
    }

    // Update
    static func identityTaken(_ identity: String) -> UserFault {
        UserFault(.identityTaken, "Unable to update user: the identity '\(identity)' already exists")
    }
    static var updateNeedsLogin: UserFault { UserFault(.updateNeedsLogin, "Unable to update user: the user should be logged in") }
    static var updateOfOther: UserFault {
        UserFault(.updateOfOther, "Unable to update user: only the user or an administrator may do that")
    }
    static var updateUserNotFound: UserFault { UserFault(.updateUserNotFound, "Unable to update user: the user cannot be located") }
    static func updateUnknownProperty(_ name: String) -> UserFault {
        UserFault(.updateUnknownProperty, "Unable to update user: '\(name)' is no property and dynamic definition is disabled")
    }
    static var requiredFieldsEmpty: UserFault { UserFault(.requiredFieldsEmpty, "Unable to update user: required fields are empty") }

    // Values
    static var wrongEmail: UserFault { UserFault(.wrongEmail, "The e-mail address has a wrong format") }
    static func wrongType(_ name: String, _ type: String) -> UserFault {
        UserFault(.wrongType, "The value of property '\(name)' is not of type \(type)")
    }
    static var passwordNotText: UserFault { UserFault(.passwordNotText, "The password must be text") }
    package static func valueTooLong(_ name: String) -> UserFault {
        UserFault(.valueOutOfRange, "The value of property '\(name)' is too long")
    }
    package static func patternMismatch(_ name: String) -> UserFault {
        UserFault(.valueOutOfRange, "The value of property '\(name)' does not match the column's pattern")
    }
    package static func tooManyColumns(_ table: String) -> UserFault {
        UserFault(.tooManyColumns, "The maximum number of columns of table '\(table)' is reached")
    }
    package static func duplicateValue(_ name: String) -> UserFault {
        UserFault(.duplicateValue, "The value of column '\(name)' already exists")
    }

    // Management
    static var userNotFound: UserFault { UserFault(.userNotFound, "The user cannot be found") }

    /// The fault of an operation whose store or server code threw an error.
    static func general(_ request: UserRequest, _ detail: String) -> UserFault {
        switch request {
        case .register, .registerGuest, .bulkCreate: UserFault(.registerFailed, "Registration failed due to an error: \(detail)")
        case .login, .socialLogin, .socialSDKLogin: UserFault(.loginFailed, "Login failed due to an error: \(detail)")
        case .logout: UserFault(.logoutFailed, "Logout failed due to an error: \(detail)")
        case .update, .updateStatus, .save, .upsert, .bulkUpdate, .bulkUpsert:
            UserFault(.updateFailed, "Update failed due to an error: \(detail)")
        case .restorePassword: UserFault(.recoveryFailed, "Password recovery failed due to an error: \(detail)")
        case .describeClass: UserFault(.describeFailed, "Reading the schema failed due to an error: \(detail)")
        default: UserFault(.unknownFailure, "The operation failed due to an error: \(detail)")
        }
    }
}

extension FaultCatalog {
    /// Codes of logging in, registering and updating.
    static let session: [FaultExplanation] = [
        FaultExplanation(
            .loginRefused, "loginRefused", "This user may not log in.",
            causes: ["the account is kept from logging in"],
            remedies: ["check the user in the console"]),
        FaultExplanation(
            .loginConfigurationMissing, "loginConfigurationMissing", "The login settings of the application are missing.",
            causes: ["a wrong application id or version"],
            remedies: ["check the application id"]),
        FaultExplanation(
            .alreadyLoggedIn, "alreadyLoggedIn", "The user is logged in elsewhere and may have one session only.",
            causes: ["multiple logins are off and the last user keeps the session"],
            remedies: ["log out first", "enable multiple logins in the console"]),
        FaultExplanation(
            .invalidLoginOrPassword, "invalidLoginOrPassword", "The identity or the password is wrong.",
            causes: ["a misspelt identity or password", "the user does not exist", "another identity column than the e-mail"],
            remedies: ["check the identity, by default the email, and the password", "restore the password where it was forgotten"]),
        FaultExplanation(
            .wrongSocialIdentity, "wrongSocialIdentity", "The identity from the social network is wrong.",
            causes: ["the token belongs to nobody", "the network gave no identity"],
            remedies: ["sign in with the network again"]),
        FaultExplanation(
            .parameterMissingA, "parameterMissingA", "A parameter is missing.",
            causes: ["the call lacks the named parameter"],
            remedies: ["give the parameter"]),
        FaultExplanation(
            .loginOrPasswordMissing, "loginOrPasswordMissing", "Login or password is missing or empty.",
            causes: ["an empty text or null was given"],
            remedies: ["give both"]),
        FaultExplanation(
            .logoutRefused, "logoutRefused", "The user cannot be logged out.",
            causes: ["a wrong application id or version"],
            remedies: ["check the application id and key"]),
        FaultExplanation(
            .applicationIDMissing, "applicationIDMissing", "The application id or key is missing.",
            causes: ["the address lacks them"],
            remedies: ["give both"]),
        FaultExplanation(
            .registrationDisabled, "registrationDisabled", "Registration is switched off.",
            causes: ["the application does not take new users"],
            remedies: ["switch registration on in the console"]),
        FaultExplanation(
            .registerUnknownProperty, "registerUnknownProperty",
            "Registration names a property that is no column, and dynamic schema is off.",
            causes: ["a misspelt property", "a column that was never made"],
            remedies: ["make the column", "turn dynamic schema on", "leave the property out"]),
        FaultExplanation(
            .passwordMissing, "passwordMissing", "Registration lacks the password.",
            causes: ["no password property, or an empty one"],
            remedies: ["give a password"]),
        FaultExplanation(
            .requiredPropertyMissing, "requiredPropertyMissing", "Registration lacks a required property.",
            causes: ["a required column was given no value"],
            remedies: ["give the property", "make the column optional"]),
        FaultExplanation(
            .identityMissing, "identityMissing", "Registration lacks the identity.",
            causes: ["the identity column was given no value"],
            remedies: ["give the identity, such as the e-mail"]),
        FaultExplanation(
            .externalRegistrationFailed, "externalRegistrationFailed", "The external registration failed.",
            causes: ["the other system refused"],
            remedies: ["check the other system"]),
        FaultExplanation(
            .parameterMissingB, "parameterMissingB", "A parameter is missing.",
            causes: ["the call lacks the named parameter"],
            remedies: ["give the parameter"]),
        FaultExplanation(
            .reservedName, "reservedName", "The property name is reserved.",
            causes: ["the service uses the name itself"],
            remedies: ["choose another name"]),
        FaultExplanation(
            .propertyExists, "propertyExists", "The property exists already.",
            causes: ["the column was made before"],
            remedies: ["use the column that exists"]),
        FaultExplanation(
            .identityTaken, "identityTaken", "Another user has this identity.",
            causes: ["the new e-mail or name belongs to someone else"],
            remedies: ["choose another identity"]),
        FaultExplanation(
            .parameterMissingC, "parameterMissingC", "A parameter is missing.",
            causes: ["the call lacks the named parameter"],
            remedies: ["give the parameter"]),
        FaultExplanation(
            .recoveryIdentityUnknown, "recoveryIdentityUnknown", "No user has the identity whose password is to be restored.",
            causes: ["a misspelt identity"],
            remedies: ["check the identity"]),
        FaultExplanation(
            .registerFailed, "registerFailed", "Registration failed.",
            causes: ["a general error whose text is in the message"],
            remedies: ["read the message", "call again"]),
        FaultExplanation(
            .loginFailed, "loginFailed", "Login failed.",
            causes: ["a general error whose text is in the message"],
            remedies: ["read the message", "call again"]),
        FaultExplanation(
            .logoutFailed, "logoutFailed", "Logout failed.",
            causes: ["the session is already gone"],
            remedies: ["treat the user as logged out"]),
        FaultExplanation(
            .updateFailed, "updateFailed", "Updating the user failed.",
            causes: ["storage failed", "server code threw an error"],
            remedies: ["read the message", "check the server code", "call again"]),
        FaultExplanation(
            .recoveryFailed, "recoveryFailed", "Restoring the password failed.",
            causes: ["a general error whose text is in the message"],
            remedies: ["read the message", "call again"]),
        FaultExplanation(
            .describeFailed, "describeFailed", "Reading the schema failed.",
            causes: ["a general error whose text is in the message"],
            remedies: ["read the message", "call again"]),
        FaultExplanation(
            .unknownFailure, "unknownFailure", "An unknown error.",
            causes: ["a general error whose text is in the message"],
            remedies: ["read the message", "call again"]),
        FaultExplanation(
            .updateNeedsLogin, "updateNeedsLogin", "A user can be updated only by someone who is logged in.",
            causes: ["no user-token was sent", "the program never logged in or has logged out"],
            remedies: ["log in before updating"]),
        FaultExplanation(
            .updateOfOther, "updateOfOther", "Only the user itself or an administrator may update it.",
            causes: ["the objectId is that of another user than the one logged in"],
            remedies: ["update the current user", "log in as that user", "allow it in the permissions"]),
        FaultExplanation(
            .updateUserNotFound, "updateUserNotFound", "The user to update does not exist.",
            causes: ["a wrong or missing objectId", "the user was deleted"],
            remedies: ["set objectId to that of the user who logged in"]),
        FaultExplanation(
            .updateUnknownProperty, "updateUnknownProperty", "An update names a property that is no column, and dynamic schema is off.",
            causes: ["a misspelt property", "a column that was never made"],
            remedies: ["make the column", "turn dynamic schema on", "leave the property out"]),
    ]
}

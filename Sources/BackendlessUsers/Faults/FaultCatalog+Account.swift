extension FaultCatalog {
    /// Codes of accounts and values.
    static let account: [FaultExplanation] = [
        FaultExplanation(
            .propertiesNotFound, "propertiesNotFound", "The registration properties were not found.",
            causes: ["the Users table has no schema"],
            remedies: ["check the Users table in the console"]),
        FaultExplanation(
            .userExists, "userExists", "A user with this identity exists.",
            causes: ["the user registered before"],
            remedies: ["log in instead", "choose another identity"]),
        FaultExplanation(
            .loginsDisabled, "loginsDisabled", "Logins are switched off for the application.",
            causes: ["the setting is off"],
            remedies: ["switch logins on in the console"]),
        FaultExplanation(
            .accountLocked, "accountLocked", "The account is locked after too many failed logins.",
            causes: ["wrong passwords in a row"],
            remedies: ["wait until it is unlocked", "unlock it in the console"]),
        FaultExplanation(
            .parameterNull, "parameterNull", "A required parameter is null.",
            causes: ["the call gives null or nothing"],
            remedies: ["give the parameter"]),
        FaultExplanation(
            .objectIDInRegistration, "objectIDInRegistration", "Registration must not name objectId.",
            causes: ["an object that was loaded is registered again", "the objectId is not that of a guest"],
            remedies: ["leave objectId out, or give that of a guest"]),
        FaultExplanation(
            .wrongEmail, "wrongEmail", "The e-mail address has a wrong format.",
            causes: ["the text is no address"],
            remedies: ["correct the address"]),
        FaultExplanation(
            .requiredValueMissing, "requiredValueMissing", "A required value is missing.",
            causes: ["a required column has no value"],
            remedies: ["give the value"]),
        FaultExplanation(
            .propertyTwice, "propertyTwice", "A property is given twice.",
            causes: ["the same name is in the request twice"],
            remedies: ["give it once"]),
        FaultExplanation(
            .tooManySessions, "tooManySessions", "The limit of concurrent logins is reached.",
            causes: ["the user has as many sessions as are allowed"],
            remedies: ["log out elsewhere", "raise the limit"]),
        FaultExplanation(
            .requiredFieldsEmpty, "requiredFieldsEmpty", "An update empties a required property.",
            causes: ["null or an empty text for a required column or the password"],
            remedies: ["give a value or leave the property out"]),
        FaultExplanation(
            .defaultUserMissing, "defaultUserMissing", "The default user is missing.",
            causes: ["an internal error"],
            remedies: ["report it to the service"]),
        FaultExplanation(
            .authenticatedRoleMissing, "authenticatedRoleMissing", "The role of authenticated users is missing.",
            causes: ["an internal error"],
            remedies: ["report it to the service"]),
        FaultExplanation(
            .sessionTimedOutWithURL, "sessionTimedOutWithURL", "The session has timed out.",
            causes: ["no call was made for a while"],
            remedies: ["log in again"]),
        FaultExplanation(
            .wrongType, "wrongType", "A value has another type than its column.",
            causes: ["text for a number, or the like"],
            remedies: ["convert the value", "change the column's type"]),
        FaultExplanation(
            .passwordNotText, "passwordNotText", "The password must be text.",
            causes: ["a number or object was given"],
            remedies: ["give the password as text"]),
        FaultExplanation(
            .confirmationFailed, "confirmationFailed", "The e-mail could not be confirmed.",
            causes: ["a wrong or old link"],
            remedies: ["send the confirmation again"]),
        FaultExplanation(
            .externalAuthenticationFailed, "externalAuthenticationFailed", "The external service did not authenticate the user.",
            causes: ["the provider refused the token"],
            remedies: ["sign in with the provider again"]),
        FaultExplanation(
            .externalURLInvalid, "externalURLInvalid", "The address of the external authentication is wrong.",
            causes: ["a setting of the application"],
            remedies: ["correct the address in the console"]),
        FaultExplanation(
            .serverCodeOnly, "serverCodeOnly", "The operation is allowed from server code only.",
            causes: ["the API key is a client key"],
            remedies: ["call with the CloudCode key, from a server"]),
        FaultExplanation(
            .passwordIncorrect, "passwordIncorrect", "The password is wrong and the operation is refused.",
            causes: ["a wrong password"],
            remedies: ["check the password"]),
        FaultExplanation(
            .propertyTypeFixed, "propertyTypeFixed", "The type of the property cannot be changed.",
            causes: ["stored values do not fit the new type"],
            remedies: ["change the values first"]),
        FaultExplanation(
            .userNotFound, "userNotFound", "No user has that id or identity.",
            causes: ["a wrong id or identity", "the user was deleted"],
            remedies: ["check it"]),
        FaultExplanation(
            .roleNotAssigned, "roleNotAssigned", "The role could not be assigned.",
            causes: ["a general error"],
            remedies: ["read the message", "call again"]),
        FaultExplanation(
            .roleNotUnassigned, "roleNotUnassigned", "The role could not be taken away.",
            causes: ["a general error", "the user does not have it"],
            remedies: ["read the message"]),
        FaultExplanation(
            .socialAccountNotApproved, "socialAccountNotApproved", "The social account is not approved.",
            causes: ["the user did not allow it"],
            remedies: ["ask the user again"]),
        FaultExplanation(
            .facebookApplicationNotFound, "facebookApplicationNotFound", "The Facebook application id is not found.",
            causes: ["the setting is missing"],
            remedies: ["enter the id in the console"]),
        FaultExplanation(
            .socialActionNotPermitted, "socialActionNotPermitted", "The social network does not permit this.",
            causes: ["the user did not grant the permission"],
            remedies: ["ask for the permission"]),
        FaultExplanation(
            .tooLong, "tooLong", "The value is longer than 200 characters.",
            causes: ["a long text"],
            remedies: ["shorten the text"]),
    ]
}

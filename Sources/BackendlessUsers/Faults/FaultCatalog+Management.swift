extension FaultCatalog {
    /// Codes of sessions, confirmation and management.
    static let management: [FaultExplanation] = [
        FaultExplanation(
            .unknownUserToken, "unknownUserToken", "The service does not know the user-token.",
            causes: [
                "the session ended: logged out, timed out, ended by another login, or the user was disabled",
                "a token of another application",
            ],
            remedies: ["log in again"]),
        FaultExplanation(
            .propertyUndeletable, "propertyUndeletable", "The property cannot be deleted.",
            causes: ["the service needs it"],
            remedies: ["leave it"]),
        FaultExplanation(
            .templateSettingsA, "templateSettingsA", "The settings or templates of the service failed.",
            causes: ["an internal error"],
            remedies: ["check the templates in the console"]),
        FaultExplanation(
            .templateSettingsB, "templateSettingsB", "The settings or templates of the service failed.",
            causes: ["an internal error"],
            remedies: ["check the templates in the console"]),
        FaultExplanation(
            .templateSettingsC, "templateSettingsC", "The settings or templates of the service failed.",
            causes: ["an internal error"],
            remedies: ["check the templates in the console"]),
        FaultExplanation(
            .templateSettingsD, "templateSettingsD", "The settings or templates of the service failed.",
            causes: ["an internal error"],
            remedies: ["check the templates in the console"]),
        FaultExplanation(
            .templateSettingsE, "templateSettingsE", "The settings or templates of the service failed.",
            causes: ["an internal error"],
            remedies: ["check the templates in the console"]),
        FaultExplanation(
            .templateSettingsF, "templateSettingsF", "The settings or templates of the service failed.",
            causes: ["an internal error"],
            remedies: ["check the templates in the console"]),
        FaultExplanation(
            .socialUserPassword, "socialUserPassword", "A user of a social network has no password here.",
            causes: ["login with a password for a social user"],
            remedies: ["sign in with the social network"]),
        FaultExplanation(
            .confirmationSchemaA, "confirmationSchemaA", "The schema conflicts with e-mail confirmation.",
            causes: ["the email column is missing or optional"],
            remedies: ["make email a required column", "switch confirmation off"]),
        FaultExplanation(
            .confirmationSchemaB, "confirmationSchemaB", "The schema conflicts with e-mail confirmation.",
            causes: ["the email column is missing or optional"],
            remedies: ["make email a required column", "switch confirmation off"]),
        FaultExplanation(
            .recoveryOfSocialUser, "recoveryOfSocialUser", "A user of a social network has no password to restore.",
            causes: ["the user signs in with a social network"],
            remedies: ["sign in with the social network"]),
        FaultExplanation(
            .updatedReserved, "updatedReserved", "Registration must not name 'updated'.",
            causes: ["an object that was loaded is registered again"],
            remedies: ["leave the property out"]),
        FaultExplanation(
            .createdReserved, "createdReserved", "Registration must not name 'created'.",
            causes: ["an object that was loaded is registered again"],
            remedies: ["leave the property out"]),
        FaultExplanation(
            .emailNeededForConfirmation, "emailNeededForConfirmation", "E-mail confirmation is on and registration gives no e-mail.",
            causes: ["no email property"],
            remedies: ["give an e-mail"]),
        FaultExplanation(
            .confirmationSchemaC, "confirmationSchemaC", "The schema conflicts with e-mail confirmation.",
            causes: ["the email column is missing or optional"],
            remedies: ["make email a required column", "switch confirmation off"]),
        FaultExplanation(
            .wrongRedirectURL, "wrongRedirectURL", "The redirect address is wrong.",
            causes: ["a malformed address"],
            remedies: ["correct the address"]),
        FaultExplanation(
            .rolesUnavailable, "rolesUnavailable", "The roles could not be read.",
            causes: ["a general error"],
            remedies: ["call again"]),
        FaultExplanation(
            .emailMustBeConfirmed, "emailMustBeConfirmed", "The e-mail must be confirmed first.",
            causes: ["the confirmation link was not opened"],
            remedies: ["open the link", "send it again"]),
        FaultExplanation(
            .managingNeedsLogin, "managingNeedsLogin", "Managing users needs a login.",
            causes: ["no user-token was sent"],
            remedies: ["log in"]),
        FaultExplanation(
            .managingOther, "managingOther", "Only the user itself or an administrator may manage it.",
            causes: ["another user is logged in"],
            remedies: ["log in as that user"]),
        FaultExplanation(
            .alreadyDisabled, "alreadyDisabled", "The user is already disabled.",
            causes: ["the status is what was asked for"],
            remedies: ["nothing to do"]),
        FaultExplanation(
            .alreadyEnabled, "alreadyEnabled", "The user is already enabled.",
            causes: ["the status is what was asked for"],
            remedies: ["nothing to do"]),
        FaultExplanation(
            .emailNotConfirmed, "emailNotConfirmed", "The user cannot log in before the e-mail is confirmed.",
            causes: ["the confirmation link was not opened"],
            remedies: ["open the link", "send it again", "switch confirmation off"]),
        FaultExplanation(
            .confirmationSchemaD, "confirmationSchemaD", "The schema conflicts with e-mail confirmation.",
            causes: ["the email column is missing or optional"],
            remedies: ["make email a required column", "switch confirmation off"]),
        FaultExplanation(
            .confirmationSchemaE, "confirmationSchemaE", "The schema conflicts with e-mail confirmation.",
            causes: ["the email column is missing or optional"],
            remedies: ["make email a required column", "switch confirmation off"]),
        FaultExplanation(
            .accountDisabled, "accountDisabled", "The account is disabled.",
            causes: ["an administrator disabled it, perhaps during the session"],
            remedies: ["enable the user in the console"]),
        FaultExplanation(
            .sessionTimedOut, "sessionTimedOut", "The session has timed out.",
            causes: ["no call was made for a while"],
            remedies: ["log in again"]),
        FaultExplanation(
            .alreadyActivated, "alreadyActivated", "The user is already activated.",
            causes: ["the link was opened before"],
            remedies: ["nothing to do"]),
        FaultExplanation(
            .updateBySelfOnly, "updateBySelfOnly", "Only the user itself or an administrator may update it.",
            causes: ["another user is logged in"],
            remedies: ["log in as that user"]),
        FaultExplanation(
            .deleteBySelfOnly, "deleteBySelfOnly", "Only the user itself or an administrator may delete it.",
            causes: ["another user is logged in"],
            remedies: ["log in as that user"]),
        FaultExplanation(
            .socialIdentityFixed, "socialIdentityFixed", "The identity of a social user cannot change.",
            causes: ["the update names the identity"],
            remedies: ["leave the identity out"]),
        FaultExplanation(
            .firstSocialLogin, "firstSocialLogin", "This is the first login with the social network.",
            causes: ["a signal to the application"],
            remedies: ["go on"]),
        FaultExplanation(
            .bulkUpdateOfIdentity, "bulkUpdateOfIdentity", "A bulk update cannot change the identity column.",
            causes: ["the changes name it"],
            remedies: ["update users one by one"]),
        FaultExplanation(
            .registerRelations, "registerRelations", "Registration cannot set relations here.",
            causes: ["external data is used"],
            remedies: ["set relations afterwards"]),
        FaultExplanation(
            .updateRelations, "updateRelations", "An update cannot set relations here.",
            causes: ["external data is used"],
            remedies: ["use the calls for relations"]),
        FaultExplanation(
            .recoveryDisabled, "recoveryDisabled", "Restoring passwords is switched off.",
            causes: ["the setting is off"],
            remedies: ["switch it on in the console"]),
        FaultExplanation(
            .alreadyConfirmed, "alreadyConfirmed", "The e-mail is already confirmed.",
            causes: ["the link was opened before"],
            remedies: ["nothing to do"]),
        FaultExplanation(
            .confirmationOff, "confirmationOff", "E-mail confirmation is off.",
            causes: ["the setting is off"],
            remedies: ["switch it on in the console"]),
        FaultExplanation(
            .confirmationUserUnknown, "confirmationUserUnknown", "No user has the identity that is to be confirmed.",
            causes: ["a misspelt identity"],
            remedies: ["check the identity"]),
        FaultExplanation(
            .noUserOnRequest, "noUserOnRequest", "The request has no user.",
            causes: ["no user-token was sent"],
            remedies: ["log in first"]),
        FaultExplanation(
            .verificationRefused, "verificationRefused", "Passwords can be verified from server code only.",
            causes: ["the API key is a client key"],
            remedies: ["call with the CloudCode key, from a server"]),
    ]
}

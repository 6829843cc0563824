extension UserOperation {
    /// What the operation does: one line.
    public var help: String {
        switch self {
        case .register: "Makes a new user, or turns a guest into a full user."
        case .login: "Logs in by identity and password, or by objectId when no password is given."
        case .loginAsGuest: "Makes a guest and logs it in."
        case .logout: "Ends the session of the current user."
        case .update: "Changes properties of a user and returns all that are stored."
        case .getCurrentUser: "Gives the user who is logged in, or null."
        case .setCurrentUser: "Makes a user the current one without asking the service."
        case .getCurrentUserToken: "Gives the token of the session, or null."
        case .setCurrentUserToken: "Replaces the token of the session."
        case .loggedInUser: "Gives the objectId of the current user, or null."
        case .isValidLogin: "Says whether the service still knows the session."
        case .verifyPassword: "Says whether a text is the password of the current user."
        case .restorePassword: "Sends a mail with which the user gets a new password."
        case .resendEmailConfirmation: "Sends the confirmation mail again."
        case .createEmailConfirmationURL: "Gives the address that confirms the e-mail of a user."
        case .describeUserClass: "Lists the columns of the Users table."
        case .getUserRoles: "Lists the roles of this session, or of a user."
        case .assignRole: "Gives a role to a user."
        case .unassignRole: "Takes a role from a user."
        case .findByRole: "Lists the users who have a role."
        case .find: "Finds one user by identity or objectId, or null."
        case .findByID: "Loads a user by objectId."
        case .query: "Lists users that match a condition."
        case .findFirst: "Loads the user made first."
        case .findLast: "Loads the user made last."
        case .count: "Counts users that match a condition."
        case .save: "Stores a user through the data service: changes it when it has an objectId, makes it otherwise."
        case .remove: "Deletes a user."
        case .enableUser: "Lets a user log in again."
        case .disableUser: "Keeps a user from logging in and ends its sessions."
        case .updateUserStatus: "Sets the status of a user."
        case .getAuthorizationURLLink: "Gives the address at which a user signs in with a provider."
        case .loginWithOAuth1: "Logs in with a token and secret of an OAuth 1 provider."
        case .loginWithOAuth2: "Logs in with a token of an OAuth 2 provider."
        case .loginWithFacebookSDK: "Logs in with a token of the Facebook SDK."
        case .loginWithGooglePlusSDK: "Logs in with a token of the Google SDK."
        case .bulkCreate: "Makes several users and returns their objectIds."
        case .bulkUpdate: "Changes all users that match a condition and returns how many."
        case .bulkDelete: "Deletes all users that match a condition and returns how many."
        }
    }

    /// The arguments in the order in which the SDKs take them.
    public var arguments: [Argument] {
        let stay = Argument("stayLoggedIn", "true keeps the session after a restart", isOptional: true)
        let query = Argument("query", "{where, properties, sortBy, pageSize, offset, ...}", isOptional: true)
        let identity = Argument("identity", "value of the identity column, such as the e-mail")
        let mapping = Argument("fieldsMapping", "names of the provider's fields by column", isOptional: true)
        let guest = Argument("guestUser", "the guest who becomes this user", isOptional: true)
        let provider = Argument("providerCode", "such as google")
        let accessToken = Argument("accessToken", "the provider's token")
        switch self {
        case .register: return [Argument("user", "properties, with identity and password")]
        case .login:
            return [
                Argument("identity", "value of the identity column, or an objectId"),
                Argument("password", "left out: identity is an objectId", isOptional: true), stay,
            ]
        case .loginAsGuest: return [stay]
        case .update: return [Argument("user", "objectId and the properties to change")]
        case .getCurrentUser: return [Argument("reload", "true asks the service again", isOptional: true)]
        case .setCurrentUser: return [Argument("user", "the user, or null for none"), stay]
        case .setCurrentUserToken: return [Argument("token", "the token, or null")]
        case .verifyPassword: return [Argument("password", "the text to check")]
        case .restorePassword, .resendEmailConfirmation, .createEmailConfirmationURL: return [identity]
        case .getUserRoles: return [Argument("userId", "objectId; left out: this session", isOptional: true)]
        case .assignRole, .unassignRole: return [identity, Argument("roleName", "name of a role of the application")]
        case .findByRole:
            return [
                Argument("roleName", "name of a role"), Argument("loadRoles", "true adds the roles of each user", isOptional: true), query,
            ]
        case .find: return [Argument("selector", "identity or objectId"), Argument("selector_value", "the value to look for")]
        case .findByID: return [Argument("objectId", "id of the user"), query]
        case .query, .findFirst, .findLast: return [query]
        case .count: return [Argument("where", "condition; left out: all users", isOptional: true)]
        case .save: return [Argument("user", "the properties")]
        case .remove: return [Argument("user", "the user or its objectId")]
        case .enableUser, .disableUser: return [Argument("userId", "objectId")]
        case .updateUserStatus: return [Argument("userId", "objectId"), Argument("status", "ENABLED or DISABLED")]
        case .getAuthorizationURLLink:
            return [
                provider, mapping, Argument("scope", "permissions to ask for", isOptional: true),
                Argument("redirect", "whether to redirect", isOptional: true),
                Argument("redirectAfterLoginUrl", "where to go afterwards", isOptional: true),
                Argument("callbackUrlDomain", "domain of the callback", isOptional: true),
            ]
        case .loginWithOAuth1: return [provider, accessToken, Argument("accessTokenSecret", "the provider's secret"), guest, mapping, stay]
        case .loginWithOAuth2: return [provider, accessToken, guest, mapping, stay]
        case .loginWithFacebookSDK, .loginWithGooglePlusSDK: return [accessToken, mapping, stay]
        case .bulkCreate: return [Argument("users", "list of property objects")]
        case .bulkUpdate: return [Argument("where", "condition"), Argument("changes", "properties to set")]
        case .bulkDelete: return [Argument("where", "condition, or a list of users or objectIds")]
        case .logout, .getCurrentUserToken, .loggedInUser, .isValidLogin, .describeUserClass: return []
        }
    }
}

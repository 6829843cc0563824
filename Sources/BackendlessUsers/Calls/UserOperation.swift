/// Every operation of a user service, by the name that block programs, `codeless call`, cassettes and fault injection use.
public enum UserOperation: String, CaseIterable, Sendable {
    /// Makes a new user, or turns a guest into a full user.
    case register = "users.register"
    /// Logs in by identity and password, or by objectId when no password is given.
    case login = "users.login"
    /// Makes a guest and logs it in.
    case loginAsGuest = "users.loginAsGuest"
    /// Ends the session of the current user.
    case logout = "users.logout"
    /// Changes properties of a user and returns all that are stored.
    case update = "users.update"
    /// Gives the user who is logged in, or null.
    case getCurrentUser = "users.getCurrentUser"
    /// Makes a user the current one without asking the service.
    case setCurrentUser = "users.setCurrentUser"
    /// Gives the token of the session, or null.
    case getCurrentUserToken = "users.getCurrentUserToken"
    /// Replaces the token of the session.
    case setCurrentUserToken = "users.setCurrentUserToken"
    /// Gives the objectId of the current user, or null.
    case loggedInUser = "users.loggedInUser"
    /// Says whether the service still knows the session.
    case isValidLogin = "users.isValidLogin"
    /// Says whether a text is the password of the current user.
    case verifyPassword = "users.verifyPassword"
    /// Sends a mail with which the user gets a new password.
    case restorePassword = "users.restorePassword"
    /// Sends the confirmation mail again.
    case resendEmailConfirmation = "users.resendEmailConfirmation"
    /// Gives the address that confirms the e-mail of a user.
    case createEmailConfirmationURL = "users.createEmailConfirmationURL"
    /// Lists the columns of the Users table.
    case describeUserClass = "users.describeUserClass"
    /// Lists the roles of this session, or of a user.
    case getUserRoles = "users.getUserRoles"
    /// Gives a role to a user.
    case assignRole = "users.assignRole"
    /// Takes a role from a user.
    case unassignRole = "users.unassignRole"
    /// Lists the users who have a role.
    case findByRole = "users.findByRole"
    /// Finds one user by identity or objectId, or null.
    case find = "users.find"
    /// Loads a user by objectId.
    case findByID = "users.findById"
    /// Lists users that match a condition.
    case query = "users.query"
    /// Loads the user made first.
    case findFirst = "users.findFirst"
    /// Loads the user made last.
    case findLast = "users.findLast"
    /// Counts users that match a condition.
    case count = "users.count"
    /// Stores a user through the data service: changes it when it has an objectId, makes it otherwise.
    case save = "users.save"
    /// Deletes a user.
    case remove = "users.remove"
    /// Lets a user log in again.
    case enableUser = "users.enableUser"
    /// Keeps a user from logging in and ends its sessions.
    case disableUser = "users.disableUser"
    /// Sets the status of a user.
    case updateUserStatus = "users.updateUserStatus"
    /// Gives the address at which a user signs in with a provider.
    case getAuthorizationURLLink = "users.getAuthorizationUrlLink"
    /// Logs in with a token and secret of an OAuth 1 provider.
    case loginWithOAuth1 = "users.loginWithOauth1"
    /// Logs in with a token of an OAuth 2 provider.
    case loginWithOAuth2 = "users.loginWithOauth2"
    /// Logs in with a token of the Facebook SDK.
    case loginWithFacebookSDK = "users.loginWithFacebookSdk"
    /// Logs in with a token of the Google SDK.
    case loginWithGooglePlusSDK = "users.loginWithGooglePlusSdk"
    /// Makes several users and returns their objectIds.
    case bulkCreate = "users.bulkCreate"
    /// Changes all users that match a condition and returns how many.
    case bulkUpdate = "users.bulkUpdate"
    /// Deletes all users that match a condition and returns how many.
    case bulkDelete = "users.bulkDelete"

    /// The name, such as `users.login`.
    public var name: String { rawValue }

    /// The operation with a name. O(n) in the operations.
    public init?(name: String) {
        // The frequent ones come first; to hash a name takes longer than to find them.
        guard let offset = Self.names.firstIndex(of: name) else { return nil }
        self = Self.allCases[offset]
    }

    private static let names = allCases.map(\.rawValue)

    /// An argument of an operation.
    public struct Argument: Sendable {
        /// The name, such as `identity`.
        public let name: String
        /// Whether the call means something without it.
        public let isOptional: Bool
        /// What to give: one line.
        public let help: String

        init(_ name: String, _ help: String, isOptional: Bool = false) {
            self.name = name
            self.help = help
            self.isOptional = isOptional
        }
    }
}

/// Every operation of a user service, by the name that block programs, `codeless call`, cassettes and fault injection use.
public enum UserOperation: String, CaseIterable, Sendable {
    case register = "users.register"
    case login = "users.login"
    case loginAsGuest = "users.loginAsGuest"
    case logout = "users.logout"
    case update = "users.update"
    case getCurrentUser = "users.getCurrentUser"
    case setCurrentUser = "users.setCurrentUser"
    case getCurrentUserToken = "users.getCurrentUserToken"
    case setCurrentUserToken = "users.setCurrentUserToken"
    case loggedInUser = "users.loggedInUser"
    case isValidLogin = "users.isValidLogin"
    case verifyPassword = "users.verifyPassword"
    case restorePassword = "users.restorePassword"
    case resendEmailConfirmation = "users.resendEmailConfirmation"
    case createEmailConfirmationURL = "users.createEmailConfirmationURL"
    case describeUserClass = "users.describeUserClass"
    case getUserRoles = "users.getUserRoles"
    case assignRole = "users.assignRole"
    case unassignRole = "users.unassignRole"
    case findByRole = "users.findByRole"
    case find = "users.find"
    case findByID = "users.findById"
    case query = "users.query"
    case findFirst = "users.findFirst"
    case findLast = "users.findLast"
    case count = "users.count"
    case save = "users.save"
    case remove = "users.remove"
    case enableUser = "users.enableUser"
    case disableUser = "users.disableUser"
    case updateUserStatus = "users.updateUserStatus"
    case getAuthorizationURLLink = "users.getAuthorizationUrlLink"
    case loginWithOAuth1 = "users.loginWithOauth1"
    case loginWithOAuth2 = "users.loginWithOauth2"
    case loginWithFacebookSDK = "users.loginWithFacebookSdk"
    case loginWithGooglePlusSDK = "users.loginWithGooglePlusSdk"
    case bulkCreate = "users.bulkCreate"
    case bulkUpdate = "users.bulkUpdate"
    case bulkDelete = "users.bulkDelete"

    /// The name, such as `users.login`.
    public var name: String { rawValue }

    /// The operation with a name, found in constant time.
    public init?(name: String) {
        guard let operation = Self.byName[name] else { return nil }
        self = operation
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

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

public import OrderedJSON

/// One request to a user service: what HTTP carries and what a backend answers.
///
/// `wire` says how HTTP writes each of them, `init(wire:)` reads it back.
public enum UserRequest: Hashable, Sendable {
    /// Makes a user of properties.
    case register(JSONObject)
    /// Makes a guest.
    case registerGuest
    /// Logs in: `{login, password}` or `{objectId}`.
    case login(JSONObject)
    /// Ends the session of the request's token.
    case logout
    /// Changes the user with an id.
    case update(id: String, JSONObject)
    /// Asks whether a token is that of a session.
    case isValidToken(String)
    /// Checks `{password}` of the session's user.
    case verifyPassword(JSONObject)
    /// Sends a recovery mail to an identity.
    case restorePassword(String)
    /// Sends the confirmation mail to an identity again.
    case resendConfirmation(String)
    /// Makes the confirmation address of an identity.
    case createConfirmationURL(String)
    /// Lists the columns.
    case describeClass
    /// Lists the roles of the request.
    case ownRoles
    /// Lists the roles of the user with an id.
    case roles(ofUser: String)
    /// Lists the users with a role.
    case findByRole(String, UserQuery)
    /// Gives a role: `{user, roleName}`.
    case assignRole(JSONObject)
    /// Takes a role: `{user, roleName}`.
    case unassignRole(JSONObject)
    /// Sets the status of the user with an id: `{userStatus}`.
    case updateStatus(id: String, JSONObject)
    /// Makes the address at which a user signs in with a provider.
    case authorizationURL(provider: String, JSONObject)
    /// Logs in with a provider's token.
    case socialLogin(provider: String, JSONObject)
    /// Logs in with a token of a provider's own SDK.
    case socialSDKLogin(provider: String, JSONObject)
    /// Loads chosen properties of the user with an id.
    case load(id: String, properties: [String])
    /// Loads the user with an id through the data service.
    case findByID(String, UserQuery)
    /// Lists users through the data service.
    case find(JSONObject)
    /// Counts users through the data service.
    case count(JSONObject)
    /// Loads the user at one end of the table: the oldest or newest, or the first in the order that is asked for.
    case end(UserQuery, isLast: Bool)
    /// Stores a user through the data service.
    case save(JSONObject)
    /// Stores a user through the data service, or makes it.
    case upsert(JSONObject)
    /// Deletes the user with an id.
    case remove(id: String)
    /// Makes several users.
    case bulkCreate([JSONValue])
    /// Changes the users that match a condition.
    case bulkUpdate(where: String, JSONObject)
    /// Stores or makes several users.
    case bulkUpsert([JSONValue])
    /// Deletes the users that match `{where}`.
    case bulkDelete(JSONObject)
}

/// What the properties of users are called.
enum UserProperty {
    /// The names that the service gives a user's properties, in its order, with the columns of a new application. They shape no result: a
    /// user who has just these is read faster.
    ///
    /// - Source: the service's answer to a login.
    static let usualNames = [
        "___class", "objectId", "ownerId", "email", "name", "blUserLocale", "userStatus", "accountType", "socialAccount", "oAuthIdentities",
        "created", "updated", "lastLogin", "user-token",
    ]
}

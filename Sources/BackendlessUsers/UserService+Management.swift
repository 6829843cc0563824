public import OrderedJSON

/// The operations on roles, status, other users and sign-in with other services.
extension UserService {
    /// The roles of this session, or of a user; the latter with the CloudCode key only.
    public func roles(ofUser id: String? = nil) async throws(UserFault) -> [String] {
        let call = UserCall(.getUserRoles, id.map { ["userId": .string($0)] } ?? [:])
        return try await performList(call).compactMap(\.stringValue)
    }

    /// Gives a role to the user with an identity or objectId.
    public func assignRole(_ role: String, to identity: String) async throws(UserFault) {
        _ = try await perform(UserCall(.assignRole, ["identity": .string(identity), "roleName": .string(role)]))
    }

    /// Takes a role from the user with an identity or objectId.
    public func unassignRole(_ role: String, from identity: String) async throws(UserFault) {
        _ = try await perform(UserCall(.unassignRole, ["identity": .string(identity), "roleName": .string(role)]))
    }

    /// The users with a role.
    ///
    /// - Parameter query: `pageSize`, `offset`, `properties`, `where`, `sortBy` and the like.
    public func users(withRole role: String, loadRoles: Bool? = nil, query: JSONObject? = nil) async throws(UserFault) -> [BackendlessUser]
    {
        var arguments: JSONObject = ["roleName": .string(role)]
        if let loadRoles { arguments["loadRoles"] = .bool(loadRoles) }
        if let query { arguments["query"] = .object(query) }
        return try await performUsers(.findByRole, arguments)
    }

    /// The user with an objectId.
    ///
    /// - Throws: 1000 when there is none.
    public func user(id: String) async throws(UserFault) -> BackendlessUser { try await performUser(.findByID, ["objectId": .string(id)]) }

    /// The user with an identity; `nil` when there is none.
    public func user(identity: String) async throws(UserFault) -> BackendlessUser? {
        let value = try await perform(UserCall(.find, ["selector": "identity", "selector_value": .string(identity)]))
        return value.objectValue.map { BackendlessUser(properties: $0) }
    }

    /// The users that match a query.
    public func users(matching query: JSONObject = [:]) async throws(UserFault) -> [BackendlessUser] {
        try await performUsers(.query, ["query": .object(query)])
    }

    /// The number of users that match a condition.
    public func userCount(where condition: String? = nil) async throws(UserFault) -> Int {
        try await performCount(UserCall(.count, condition.map { ["where": .string($0)] } ?? [:]))
    }

    /// Deletes the user with an objectId.
    public func removeUser(id: String) async throws(UserFault) { _ = try await perform(UserCall(.remove, ["user": .string(id)])) }

    /// Lets a user log in again.
    public func enableUser(id: String) async throws(UserFault) {
        _ = try await perform(UserCall(.enableUser, ["userId": .string(id)]))
    }

    /// Keeps a user from logging in and ends its sessions.
    public func disableUser(id: String) async throws(UserFault) {
        _ = try await perform(UserCall(.disableUser, ["userId": .string(id)]))
    }

    /// Makes several users and returns their ids.
    public func createUsers(_ users: [BackendlessUser]) async throws(UserFault) -> [String] {
        let call = UserCall(.bulkCreate, ["users": .array(users.map { .object($0.properties) })])
        return try await performList(call).compactMap(\.stringValue)
    }

    /// Changes all users that match a condition and returns how many.
    @discardableResult
    public func updateUsers(where condition: String, changes: JSONObject) async throws(UserFault) -> Int {
        try await performCount(UserCall(.bulkUpdate, ["where": .string(condition), "changes": .object(changes)]))
    }

    /// Deletes all users that match a condition and returns how many.
    @discardableResult
    public func removeUsers(where condition: String) async throws(UserFault) -> Int {
        try await performCount(UserCall(.bulkDelete, ["where": .string(condition)]))
    }

    /// The address at which a user signs in with a provider.
    public func authorizationURL(provider: String, scope: [String]? = nil) async throws(UserFault) -> String? {
        var arguments: JSONObject = ["providerCode": .string(provider)]
        if let scope { arguments["scope"] = .array(scope.map(JSONValue.string)) }
        return try await perform(UserCall(.getAuthorizationURLLink, arguments)).stringValue
    }

    /// Logs in with a token of an OAuth 2 provider, or of an OAuth 1 provider when a secret is given.
    @discardableResult
    public func login(
        provider: String, accessToken: String, secret: String? = nil, guest: BackendlessUser? = nil, fieldsMapping: JSONObject? = nil,
        stayLoggedIn: Bool = false
    ) async throws(UserFault) -> BackendlessUser {
        var arguments: JSONObject = ["providerCode": .string(provider), "accessToken": .string(accessToken)]
        if let secret { arguments["accessTokenSecret"] = .string(secret) }
        if let guest { arguments["guestUser"] = .object(guest.json) }
        if let fieldsMapping { arguments["fieldsMapping"] = .object(fieldsMapping) }
        arguments["stayLoggedIn"] = .bool(stayLoggedIn)
        return try await performUser(secret == nil ? .loginWithOAuth2 : .loginWithOAuth1, arguments)
    }
}

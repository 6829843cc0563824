import OrderedJSON

extension UsersBackend {
    /// The roles that the service assigns by itself and that cannot be assigned by a call.
    static let systemRoles: Set<String> = Set(
        ["NotAuthenticatedUser", "AuthenticatedUser", "GuestUser", "SocialUser", "FacebookUser", "GooglePlusUser", "TwitterUser"]
            + APIKeyKind.allCases.map(\.role))

    /// The roles of a request: that of the session, that of the key, those of the user.
    func roleNames(_ context: Context) -> [String] {
        guard let user = context.user else { return ["NotAuthenticatedUser", context.keyKind.role] }
        return roleNames(user) + [context.keyKind.role]
    }

    private func roleNames(_ user: UserRow) -> [String] {
        var names = [user.status == .guest ? "GuestUser" : "AuthenticatedUser"]
        if user.socialAccount != "BACKENDLESS" {
            names.append("SocialUser")
            switch user.socialAccount {
            case "FACEBOOK": names.append("FacebookUser")
            case "GOOGLEPLUS", "GOOGLE": names.append("GooglePlusUser")
            case "TWITTER": names.append("TwitterUser")
            default: break
            }
        }
        return names + user.roles
    }

    /// The roles of a user, for server code.
    func roles(ofUser id: String, _ context: Context) throws -> JSONValue {
        guard context.isServerCode else { throw UserFault.roleChangeRefused }
        guard let user = try store.user(id: id) else { throw UserFault.userNotFound }
        return .array(roleNames(user).map(JSONValue.string))
    }

    /// Gives a custom role to a user or takes it, for server code.
    func changeRole(_ body: JSONObject, assigns: Bool, _ context: Context) throws -> JSONValue? {
        guard context.isServerCode else { throw UserFault.roleChangeRefused }
        guard case .string(let role)? = body["roleName"], let identity = body["user"], !identity.isNull else {
            throw UserFault.parameterNull(body["user"] == nil ? "user" : "roleName")
        }
        guard !Self.systemRoles.contains(role) else { throw assigns ? UserFault.systemRoleAssigned : UserFault.systemRoleUnassigned }
        guard store.roles.contains(role) else { throw UserFault.roleNotFound(role) }
        guard var user = try userByIdentityOrID(identity) else { throw UserFault.userNotFound }
        user.roles.removeAll { $0 == role }
        if assigns {
            user.roles.append(role)
            user.roles.sort()
        }
        try store.put(user, identityKey: identityKey(of: user))
        return nil
    }

    private func userByIdentityOrID(_ identity: JSONValue) throws -> UserRow? {
        if let key = identityKey(identity), let id = try store.userID(identityKey: key) { return try store.user(id: id) }
        if case .string(let id) = identity { return try store.user(id: id) }
        return nil
    }

    /// The users with a custom role, in the order in which they were made.
    func findByRole(_ role: String, _ query: UserQuery) throws -> JSONValue {
        // Ours: no code is documented for system roles, whose members are not stored.
        guard store.roles.contains(role) else { throw UserFault.roleNotFound(role) }
        let loadsRoles = query["loadRoles"] == "true"
        let selection = try UserSelection(query)
        return .array(
            try select(selection) {
                $0.roles.contains(role)
            } addingTo: { object, user in
                if loadsRoles { object["roles"] = .array(user.roles.map(JSONValue.string)) }
            })
    }

    /// Enables or disables a user, for server code.
    func updateStatus(_ id: String, _ body: JSONObject, _ context: Context) throws -> JSONValue? {
        guard context.isServerCode else { throw UserFault.serverCodeOnly }
        guard var user = try store.user(id: id) else { throw UserFault.userNotFound }
        guard let status = body["userStatus"]?.stringValue.flatMap(UserStatus.init), status == .enabled || status == .disabled else {
            throw UserFault.invalidParameter("userStatus")
        }
        guard status != user.status else { throw status == .enabled ? UserFault.alreadyEnabled : UserFault.alreadyDisabled }
        user.status = status
        try store.put(user, identityKey: identityKey(of: user))
        // The sessions of a disabled user end with their next call, which is told why.
        return nil
    }

    /// The columns, with those that the service makes itself.
    func describeClass() throws -> JSONValue {
        var columns = [
            UserColumn("objectId", .stringID), UserColumn("ownerId", .string), UserColumn("password", .string, isRequired: true),
            UserColumn("userStatus", .string), UserColumn("socialAccount", .string), UserColumn("accountType", .string),
            UserColumn("oAuthIdentities", .json), UserColumn("created", .dateTime), UserColumn("updated", .dateTime),
            UserColumn("lastLogin", .dateTime),
        ]
        columns.insert(contentsOf: store.columns, at: 2)
        return .array(columns.map(\.descriptor))
    }
}

extension UserFault {
    static var roleChangeRefused: UserFault { UserFault(.roleChangeRefused, "Roles can be changed from server code only") }
    static var systemRoleAssigned: UserFault { UserFault(.systemRoleAssigned, "A system role cannot be assigned") }
    static var systemRoleUnassigned: UserFault { UserFault(.systemRoleUnassigned, "A system role cannot be unassigned") }
    static func roleNotFound(_ role: String) -> UserFault { UserFault(.roleNotFound, "The role '\(role)' is not found") }
    static var serverCodeOnly: UserFault { UserFault(.serverCodeOnly, "Operation allowed only for BL logic.") }
    static var alreadyEnabled: UserFault { UserFault(.alreadyEnabled, "The user is already enabled") }
    static var alreadyDisabled: UserFault { UserFault(.alreadyDisabled, "The user is already disabled") }
    package static func parameterNull(_ name: String) -> UserFault { UserFault(.parameterNull, "The parameter '\(name)' must not be null") }
    package static func invalidParameter(_ name: String) -> UserFault {
        UserFault(.invalidParameter, "The parameter '\(name)' has a value that is not allowed")
    }
}

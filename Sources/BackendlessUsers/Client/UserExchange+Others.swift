import OrderedJSON

extension UserExchange {
    /// Roles and status.
    mutating func prepareAdministration() throws(UserFault) -> Step {
        switch call.operation {
        case .getUserRoles:
            guard let id = call.arguments["userId"], id.isTruthy else { return .send(.ownRoles) }
            return .send(.roles(ofUser: Self.javaScriptText(id)))
        case .assignRole, .unassignRole:
            guard let identity = call.arguments["identity"], identity.isTextOrNumber, identity.isTruthy else {
                throw .argument("user-identity-empty", "User identity must be a string or number and can not be empty.")
            }
            guard let role = text("roleName"), !role.isEmpty else {
                throw .argument("role-name-empty", "Role Name must be a string and can not be empty.")
            }
            let body: JSONObject = ["user": identity, "roleName": .string(role)]
            return .send(call.operation == .assignRole ? .assignRole(body) : .unassignRole(body))
        case .findByRole: return .send(try findByRoleRequest())
        default:
            let id = call.arguments["userId"] ?? .null
            guard id.isTextOrNumber, id.isTruthy else {
                throw .argument("user-id-empty", "User objectId must be non empty string or number")
            }
            var status: JSONValue = call.operation == .enableUser ? "ENABLED" : "DISABLED"
            if call.operation == .updateUserStatus {
                guard let text = text("status"), !text.isEmpty else {
                    throw .argument("status-not-nonempty-string", "User Status must be a valid string")
                }
                status = .string(text)
            }
            return .send(.updateStatus(id: Self.javaScriptText(id), ["userStatus": status]))
        }
    }

    private mutating func findByRoleRequest() throws(UserFault) -> UserRequest {
        guard let role = text("roleName"), !role.isEmpty else {
            throw .argument("role-name-empty", "Role Name must be a string and can not be empty")
        }
        var query = UserQuery()
        switch call.arguments["loadRoles"] {
        case nil, .null?: break
        case .bool(let loadRoles)?: query.items.append(.init("loadRoles", [String(loadRoles)]))
        default: throw .argument("load-roles-type", "The second argument \"loadRoles\" can be a boolean only")
        }
        switch call.arguments["query"] {
        case nil, .null?: break
        case .object(let object)?: query.items += UserQuery(object).items
        default:
            throw .argument("query-type", "The third argument \"query\" can be an instance of DataQueryBuilder or a plain object only")
        }
        ending = .users
        return .findByRole(role, query)
    }

    /// Sign-in with other services.
    mutating func prepareSocial() throws(UserFault) -> Step {
        func required(_ name: String, _ reason: String) throws(UserFault) -> String {
            guard let text = text(name), !text.isEmpty else { throw .argument(reason, "\"\(name)\" must be non empty string.") }
            return text
        }
        var arguments = call.arguments
        // A boolean in the place of the mapping is taken for what follows it.
        if case .bool? = arguments["fieldsMapping"] { arguments["stayLoggedIn"] = arguments.removeValue(forKey: "fieldsMapping") }
        func body(_ members: [(String, String)]) -> JSONObject {
            JSONObject(members.compactMap { wireName, name in arguments[name].map { (wireName, UserDate.resolving($0)) } })
        }
        let operation = call.operation
        ending = .login(stayLoggedIn: arguments["stayLoggedIn"]?.isTruthy ?? false)
        if operation == .loginWithFacebookSDK || operation == .loginWithGooglePlusSDK {
            _ = try required("accessToken", "access-token-empty")
            let provider = operation == .loginWithFacebookSDK ? "facebook" : "googleplus"
            return .send(.socialSDKLogin(provider: provider, body([("accessToken", "accessToken"), ("fieldsMapping", "fieldsMapping")])))
        }
        let provider = try required("providerCode", "provider-code-empty").lowercased()
        if operation == .getAuthorizationURLLink {
            ending = .value
            let members = [
                ("fieldsMapping", "fieldsMapping"), ("permissions", "scope"), ("redirect", "redirect"),
                ("redirectAfterLoginUrl", "redirectAfterLoginUrl"), ("callbackUrlDomain", "callbackUrlDomain"),
            ]
            return .send(.authorizationURL(provider: provider, body(members)))
        }
        _ = try required("accessToken", "access-token-empty")
        var names = ["accessToken"]
        if operation == .loginWithOAuth1 {
            _ = try required("accessTokenSecret", "access-token-secret-empty")
            names.append("accessTokenSecret")
        }
        names += ["fieldsMapping", "guestUser"]
        return .send(.socialLogin(provider: provider, body(names.map { ($0, $0) })))
    }

    /// The Users table through the data service.
    mutating func prepareData() throws(UserFault) -> Step {
        switch call.operation {
        case .find:
            let value = call.arguments["selector_value"] ?? .null
            if text("selector") == "objectId" {
                ending = .user
                return .send(.findByID(try Self.objectID(value), UserQuery()))
            }
            ending = .identityColumn(value)
            return .send(.describeClass)
        case .findByID:
            ending = .user
            let query = call.arguments["query"]?.objectValue.map { UserQuery($0) } ?? UserQuery()
            return .send(.findByID(try Self.objectID(call.arguments["objectId"]), query))
        case .query:
            ending = .users
            return .send(.find(UserQuery.body(call.arguments["query"]?.objectValue ?? [:])))
        case .findFirst, .findLast:
            ending = .firstUser
            var query = call.arguments["query"]?.objectValue ?? [:]
            query["pageSize"] = 1
            query["offset"] = 0
            if !(query["sortBy"]?.isTruthy ?? false) { query["sortBy"] = call.operation == .findFirst ? "created asc" : "created desc" }
            return .send(.find(UserQuery.body(query)))
        case .count:
            guard let condition = call.arguments["where"], condition.isTruthy else { return .send(.count([:])) }
            guard case .string = condition else {
                throw .argument("condition-type", "Condition must be a string or an instance of DataQueryBuilder.")
            }
            return .send(.count(["where": condition]))
        case .save:
            ending = .user
            return .send(.save(try body("user", datesAsNumbers: true)))
        case .remove:
            let user = call.arguments["user"]
            guard case .string(let id)? = user?["objectId"] ?? user, !id.isEmpty else {
                throw .argument("object-id-not-nonempty-string", "Object Id must be provided and must be a string.")
            }
            return .send(.remove(id: id))
        default: return .send(try bulkRequest())
        }
    }

    private func bulkRequest() throws(UserFault) -> UserRequest {
        switch call.operation {
        case .bulkCreate:
            guard case .array(let users)? = call.arguments["users"], users.allSatisfy({ $0.objectValue != nil }) else {
                throw .argument("objects-not-list", "Objects must be provided and must be an array of objects.")
            }
            return .bulkCreate(users.map { UserDate.resolving($0) })
        case .bulkUpdate:
            guard let condition = text("where"), !condition.isEmpty else {
                throw .argument("condition-not-nonempty-string", "Condition must be provided and must be a string.")
            }
            guard case .object(let changes)? = call.arguments["changes"].map({ UserDate.resolving($0) }) else {
                throw .argument("changes-not-object", "Changes must be provided and must be a object.")
            }
            return .bulkUpdate(where: condition, changes)
        default:
            switch call.arguments["where"] {
            case .string(let condition)? where !condition.isEmpty: return .bulkDelete(["where": .string(condition)])
            case .array(let items)?:
                var quoted: [String] = []
                for item in items {
                    guard case .string(let id) = item["objectId"] ?? item, !id.isEmpty else {
                        throw .argument(
                            "objects-item-type",
                            "Can not transform \"objects\" to \"whereClause\". "
                                + "Item must be a string or an object with property \"objectId\" as string.")
                    }
                    quoted.append("'\(id)'")
                }
                return .bulkDelete(["where": .string("objectId in (\(quoted.joined(separator: ",")))")])
            default:
                throw .argument(
                    "condition-not-nonempty-string", "Condition must be provided and must be a string or a list of objects.")
            }
        }
    }
}

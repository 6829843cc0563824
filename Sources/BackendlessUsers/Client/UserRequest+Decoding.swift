public import OrderedJSON

extension UserRequest {
    /// Reads a request from what HTTP carries, for servers.
    ///
    /// - Parameters:
    ///   - method: in any case of letters.
    ///   - path: the escaped path below the application's base address, such as `/users/login`.
    ///   - query: the escaped query without the `?`.
    ///   - body: the body; `nil` when there is none.
    /// - Returns: `nil` when no operation has this method and path.
    public init?(method: String, path: String, query: String = "", body: JSONValue? = nil) {
        let segments = path.split(separator: "/").map { PercentEncoding.decode($0) }
        let rest = Array(segments.dropFirst(2))
        let method = method.uppercased()
        guard let first = segments.first, segments.count > 1 else { return nil }
        let request: UserRequest? =
            switch (first, segments[1]) {
            case ("users", let second): Self.users(method, second, rest, UserQuery(wireText: query), body)
            case ("data", "Users"): Self.data(method, rest, UserQuery(wireText: query), body?.objectValue ?? [:])
            case ("data", "bulkupsert") where rest == ["Users"] && method == "PUT": .bulkUpsert(body?.arrayValue ?? [])
            case ("data", "bulk"): Self.bulk(method, rest, UserQuery(wireText: query), body)
            default: nil
            }
        guard let request else { return nil }
        self = request
    }

    private static func users(
        _ method: String, _ second: String, _ rest: [String], _ query: UserQuery, _ body: JSONValue?
    ) -> UserRequest? {
        let object = body?.objectValue ?? [:]
        switch (method, second, rest.count) {
        case ("POST", "register", 0): return .register(object)
        case ("POST", "register", 1) where rest[0] == "guest": return .registerGuest
        case ("POST", "login", 0): return .login(object)
        case ("GET", "logout", 0): return .logout
        case ("GET", "isvalidusertoken", 1): return .isValidToken(rest[0])
        case ("POST", "verifypassowrd", 0), ("POST", "verifypassword", 0): return .verifyPassword(object)
        case ("GET", "restorepassword", 1): return .restorePassword(rest[0])
        case ("POST", "resendconfirmation", 1): return .resendConfirmation(rest[0])
        case ("POST", "createEmailConfirmationURL", 1): return .createConfirmationURL(rest[0])
        case ("GET", "userclassprops", 0): return .describeClass
        case ("GET", "userroles", 0): return .ownRoles
        case ("GET", "userroles", 1): return .roles(ofUser: rest[0])
        case ("GET", "role", 1): return .findByRole(rest[0], query)
        case ("POST", "assignRole", 0): return .assignRole(object)
        case ("POST", "unassignRole", 0): return .unassignRole(object)
        case ("POST", "oauth", 2) where rest[1] == "request_url": return .authorizationURL(provider: rest[0], object)
        case ("POST", "social", 2) where rest[1] == "login": return .socialLogin(provider: rest[0], object)
        case ("POST", "social", 3) where rest[1] == "sdk" && rest[2] == "login": return .socialSDKLogin(provider: rest[0], object)
        case ("PUT", let id, 1) where rest[0] == "status": return .updateStatus(id: id, object)
        case ("PUT", let id, 0): return .update(id: id, object)
        case ("GET", let id, 0): return .load(id: id, properties: query.list("props"))
        case ("DELETE", let id, 0): return .remove(id: id)
        default: return nil
        }
    }

    private static func data(_ method: String, _ rest: [String], _ query: UserQuery, _ body: JSONObject) -> UserRequest? {
        switch (method, rest.count, rest.first) {
        case ("POST", 1, "find"): return .find(body)
        case ("POST", 1, "count"): return .count(body)
        case ("GET", 0, _): return .find(query.body)
        case ("GET", 1, "count"): return .count(query.body)
        case ("GET", 1, "first"): return .end(query, isLast: false)
        case ("GET", 1, "last"): return .end(query, isLast: true)
        case ("GET", 1, "properties"): return .describeClass
        case ("GET", 1, "pk"): return query["objectId"].map { .findByID($0, query) }
        case ("GET", 1, let id?): return .findByID(id, query)
        case ("PUT", 0, _), ("POST", 0, _): return .save(body)
        case ("PUT", 1, "upsert"): return .upsert(body)
        case ("PUT", 1, let id?):
            var body = body
            body["objectId"] = .string(id)
            return .save(body)
        case ("DELETE", 0, _): return body["objectId"]?.stringValue.map { .remove(id: $0) }
        case ("DELETE", 1, let id?): return .remove(id: id)
        default: return nil
        }
    }

    private static func bulk(_ method: String, _ rest: [String], _ query: UserQuery, _ body: JSONValue?) -> UserRequest? {
        guard rest.first == "Users" else { return nil }
        switch (method, rest.count) {
        case ("POST", 1): return .bulkCreate(body?.arrayValue ?? [])
        case ("PUT", 1): return .bulkUpdate(where: query["where"] ?? "", body?.objectValue ?? [:])
        case ("DELETE", 1): return .bulkDelete(query["where"].map { ["where": .string($0)] } ?? [:])
        case ("POST", 2) where rest[1] == "delete": return .bulkDelete(body?.objectValue ?? [:])
        default: return nil
        }
    }
}

extension UserQuery {
    /// The query as the body of a find request says it; the values of items with the same name are put together.
    var body: JSONObject {
        var body: JSONObject = [:]
        for item in items {
            let text = item.values.joined(separator: ",")
            body[item.name] = .string(body[item.name]?.stringValue.map { $0 + "," + text } ?? text)
        }
        return body
    }

    /// Reads the query part of an address, in which a plus is a space as forms write it. Commas that were escaped cannot be told from others
    /// afterwards.
    public init(wireText: String) {
        func decoded(_ text: Substring) -> String {
            PercentEncoding.decode(text.utf8.contains(UInt8(ascii: "+")) ? String(text.map { $0 == "+" ? " " : $0 }) : String(text))
        }
        self.init(
            wireText.split(separator: "&").map { part in
                let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let value = pair.count > 1 ? pair[1].split(separator: ",", omittingEmptySubsequences: false) : [""]
                return Item(decoded(pair[0]), value.map(decoded))
            })
    }
}

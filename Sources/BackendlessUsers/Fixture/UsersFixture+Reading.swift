public import OrderedJSON

extension UsersFixture {
    /// Reads a fixture.
    ///
    /// - Throws: everything that is wrong with it, each with its place.
    public static func parse(_ bytes: [UInt8], file: String? = nil) throws(UsersFixtureError) -> UsersFixture {
        try UsersFixture(FixtureReader.json(bytes, file: file))
    }

    /// Reads a fixture from a text.
    public static func parse(_ text: String, file: String? = nil) throws(UsersFixtureError) -> UsersFixture {
        try parse(Array(text.utf8), file: file)
    }

    /// Reads a fixture that is part of a larger text, such as the `users` key of a context. A list alone is taken for its users.
    ///
    /// - Throws: everything that is wrong with it, each with its place.
    public init(_ json: PositionedJSON) throws(UsersFixtureError) {
        self.init()
        var reader = FixtureReader()
        var users: [PositionedJSON] = []
        if let elements = json.elements {
            users = elements
        } else {
            let known = ["application", "settings", "columns", "roles", "users", "socialAccounts"]
            for member in reader.members(json, "a users fixture", known: known) {
                switch member.key {
                case "application": application = reader.application(member.value)
                case "settings": settings = reader.settings(member.value)
                case "columns": columns = reader.columns(member.value)
                case "roles": roles = reader.elements(member.value, "'roles'").compactMap { reader.string($0, "a role") }
                case "users": users = reader.elements(member.value, "'users'")
                default: socialAccounts = reader.elements(member.value, "'socialAccounts'").compactMap { reader.socialAccount($0) }
                }
            }
        }
        self.users = reader.users(users, identity: columns.first { $0.isIdentity }?.name, ignoresCase: settings.identityIgnoresCase)
        if !reader.problems.isEmpty {
            throw UsersFixtureError(file: json.file, problems: reader.problems.sorted { $0.position < $1.position })
        }
    }
}

extension FixtureReader {
    mutating func application(_ json: PositionedJSON) -> UsersApplication {
        var application = UsersApplication()
        for member in members(json, "'application'", known: ["id", "keys"]) {
            if member.key == "id" {
                application.id = string(member.value, "'id'")
            } else {
                for key in members(member.value, "'keys'", known: nil) {
                    application.keys[key.key] = choice(key.value, "the kind of a key", APIKeyKind.self)
                }
            }
        }
        return application
    }

    /// Reads settings; those that are not given are left as they are.
    mutating func settings(_ json: PositionedJSON, over start: UsersSettings = UsersSettings()) -> UsersSettings {
        var settings = start
        let flags: [(String, WritableKeyPath<UsersSettings, Bool>)] = [
            ("userRegistrationEnabled", \.userRegistrationEnabled), ("loginsEnabled", \.loginsEnabled),
            ("enableMultipleLogins", \.enableMultipleLogins), ("logoutLastUser", \.logoutLastUser),
            ("emailConfirmationRequired", \.emailConfirmationRequired), ("emailConfigured", \.emailConfigured),
            ("passwordRecoveryEnabled", \.passwordRecoveryEnabled), ("identityIgnoresCase", \.identityIgnoresCase),
        ]
        let limits: [(String, WritableKeyPath<UsersSettings, Int?>)] = [
            ("maxConcurrentLogins", \.maxConcurrentLogins), ("failedLoginsLock", \.failedLoginsLock),
            ("unlockAfterSeconds", \.unlockAfterSeconds),
        ]
        let numbers: [(String, WritableKeyPath<UsersSettings, Int>)] = [
            ("sessionTimeoutSeconds", \.sessionTimeoutSeconds), ("sessionTimeoutCode", \.sessionTimeoutCode),
            ("passwordRounds", \.passwordRounds),
        ]
        let others = ["dynamicSchema", "unknownProperty", "updateOther", "updateAnonymous"]
        let known = flags.map(\.0) + limits.map(\.0) + numbers.map(\.0) + others
        var unknownProperty: UsersSettings.UnknownProperty?
        for member in members(json, "'settings'", known: known) {
            let what = "'\(member.key)'"
            if let (_, path) = flags.first(where: { $0.0 == member.key }) {
                if let flag = bool(member.value, what) { settings[keyPath: path] = flag }
            } else if let (_, path) = limits.first(where: { $0.0 == member.key }) {
                settings[keyPath: path] = member.value.isNull ? nil : integer(member.value, what, atLeast: 1)
            } else if let (_, path) = numbers.first(where: { $0.0 == member.key }) {
                if let number = integer(member.value, what, atLeast: 1) { settings[keyPath: path] = number }
            } else {
                switch member.key {
                case "dynamicSchema":
                    // Without dynamic schema the documented behaviour is to refuse; 'unknownProperty' can ask for the real one.
                    if let isDynamic = bool(member.value, what) { settings.unknownProperty = isDynamic ? .create : .reject }
                case "unknownProperty": unknownProperty = choice(member.value, what, UsersSettings.UnknownProperty.self)
                case "updateOther":
                    if let permission = choice(member.value, what, UsersSettings.Permission.self) { settings.updateOther = permission }
                default:
                    if let permission = choice(member.value, what, UsersSettings.Permission.self) { settings.updateAnonymous = permission }
                }
            }
        }
        if let unknownProperty { settings.unknownProperty = unknownProperty }
        return settings
    }

    mutating func columns(_ json: PositionedJSON) -> [UserColumn] {
        var columns: [UserColumn] = []
        for element in elements(json, "'columns'") {
            guard let column = column(element) else { continue }
            if columns.contains(where: { $0.name == column.name }) {
                report(element.position, "the column '\(column.name)' is there twice")
            } else if UsersBackend.isSystemProperty(column.name) || column.name == "password" {
                report(element.position, "the column '\(column.name)' is made by the service", hint: "leave it out")
            } else {
                columns.append(column)
            }
        }
        let identities = columns.filter(\.isIdentity)
        if identities.count > 1 { report(json.position, "only one column can be the identity") }
        // The usual columns are there unless the fixture describes them itself.
        var standard = UserColumn.standard.filter { usual in !columns.contains { $0.name == usual.name } }
        if !identities.isEmpty {
            for offset in standard.indices {
                standard[offset].isIdentity = false
                standard[offset].isRequired = false
            }
        }
        return standard + columns
    }

    package mutating func column(_ json: PositionedJSON) -> UserColumn? {
        var name: String?
        var column = UserColumn("", .string)
        let known = ["name", "type", "required", "identity", "unique", "defaultValue", "customRegex", "size"]
        for member in members(json, "a column", known: known) {
            switch member.key {
            case "name": name = string(member.value, "'name'")
            case "type":
                if let type = choice(member.value, "'type'", UserColumn.ValueType.self) { column = UserColumn("", type) }
            default: break
            }
        }
        for member in json.members ?? [] {
            switch member.key {
            case "required": column.isRequired = bool(member.value, "'required'") ?? false
            case "identity": column.isIdentity = bool(member.value, "'identity'") ?? false
            case "unique": column.isUnique = bool(member.value, "'unique'") ?? false
            case "defaultValue": column.defaultValue = member.value.value
            case "customRegex":
                guard let pattern = member.value.isNull ? nil : string(member.value, "'customRegex'") else { continue }
                column.pattern = pattern
                if (try? Regex(pattern)) == nil { report(member.value.position, "'customRegex' is no regular expression") }
            case "size": if let size = integer(member.value, "'size'", atLeast: 1) { column.maximumLength = size }
            default: break
            }
        }
        guard let name, !name.isEmpty else {
            if json.members != nil, name == nil { report(json.position, "a column needs a 'name'") }
            return nil
        }
        column.name = name
        return column
    }

    mutating func socialAccount(_ json: PositionedJSON) -> SocialAccount? {
        var account = SocialAccount(provider: "", accessToken: "", fields: [:])
        for member in members(json, "a social account", known: ["provider", "accessToken", "fields"]) {
            switch member.key {
            case "provider": account.provider = string(member.value, "'provider'")?.lowercased() ?? ""
            case "accessToken": account.accessToken = string(member.value, "'accessToken'") ?? ""
            default: account.fields = member.value.value.objectValue ?? [:]
            }
        }
        return account
    }

    mutating func users(_ list: [PositionedJSON], identity: String?, ignoresCase: Bool) -> [UsersFixture.User] {
        var seenIDs: Set<String> = []
        var seenIdentities: Set<String> = []
        var users: [UsersFixture.User] = []
        users.reserveCapacity(list.count)
        for json in list {
            var user = UsersFixture.User([:])
            var properties = JSONObject(capacity: json.count)
            for member in members(json, "a user", known: nil) where !member.key.hasPrefix("x-") {
                switch member.key {
                case "mayLogIn": user.mayLogIn = bool(member.value, "'mayLogIn'") ?? true
                case "roles": user.roles = elements(member.value, "'roles'").compactMap { string($0, "a role") }
                case "userStatus":
                    if let status = choice(member.value, "'userStatus'", UserStatus.self) {
                        properties["userStatus"] = .string(status.rawValue)
                    }
                case "objectId":
                    guard let id = string(member.value, "'objectId'") else { continue }
                    if !seenIDs.insert(id).inserted { report(member.value.position, "the objectId '\(id)' is there twice") }
                    properties["objectId"] = .string(id)
                case "password":
                    if member.value.stringValue == nil, member.value.doubleValue == nil {
                        report(member.value.position, "'password' must be a text, got a \(member.value.kindName)")
                    }
                    properties["password"] = member.value.value
                default:
                    properties[member.key] = member.value.value
                    guard member.key == identity, let text = member.value.stringValue else { continue }
                    if !seenIdentities.insert(ignoresCase ? text.lowercased() : text).inserted {
                        report(member.value.position, "the \(member.key) '\(text)' is there twice", hint: "it identifies users at login")
                    }
                }
            }
            user.properties = properties
            users.append(user)
        }
        return users
    }
}

public import OrderedJSON

/// The users, settings, columns and roles with which a backend starts.
///
///     {"application": {"id": "...", "keys": {"KEY": "js"}},
///      "settings": {"enableMultipleLogins": true, ...},
///      "columns": [{"name": "age", "type": "INT"}, ...],
///      "roles": ["Editor"],
///      "users": [{"objectId": "...", "email": "...", "password": "...", "name": "...", "roles": ["Editor"]}, ...],
///      "socialAccounts": [{"provider": "google", "accessToken": "...", "fields": {"email": "..."}}]}
///
/// Every key is optional. The same form is read by `--users FILE` and by the `users` key of a context.
public struct UsersFixture: Sendable {
    /// A user of a fixture: properties as at registration, and those that only the service can set.
    public struct User: Sendable {
        /// The properties, password included.
        public var properties: JSONObject
        /// Whether the application lets the user log in.
        public var mayLogIn = true
        /// Names of custom roles.
        public var roles: [String] = []

        /// Makes a user.
        public init(_ properties: JSONObject, mayLogIn: Bool = true, roles: [String] = []) {
            self.properties = properties
            self.mayLogIn = mayLogIn
            self.roles = roles
        }
    }

    /// The application that is played; without an id every caller is accepted.
    public var application = UsersApplication()
    /// The settings.
    public var settings = UsersSettings() { didSet { filled = FilledStores() } }
    /// The columns that users may write.
    public var columns = UserColumn.standard { didSet { filled = FilledStores() } }
    /// The custom roles.
    public var roles: [String] = [] { didSet { filled = FilledStores() } }
    /// The users.
    public var users: [User] = [] { didSet { filled = FilledStores() } }
    /// Sign-ins that providers vouch for.
    public var socialAccounts: [SocialAccount] = []

    /// What this fixture made last, for the next of many runs that start alike.
    private var filled = FilledStores()

    /// Makes a fixture without users.
    public init() {}

    /// Makes a fixture of users.
    public init(users: [JSONObject], settings: UsersSettings = UsersSettings()) {
        self.users = users.map { User($0) }
        self.settings = settings
    }

    /// Makes a backend in memory that starts with this fixture.
    ///
    /// Users come in as they are: registration rules do not apply, properties that are no column make one.
    public func makeBackend(
        clock: UsersClock = .system, identifiers: IdentifierSource = IdentifierSource()
    ) -> UsersBackend {
        if let (store, identifiers) = filled.copy(now: clock.now(), identifiers: identifiers) {
            let backend = UsersBackend(
                store: store, settings: settings, application: application, clock: clock, identifiers: identifiers)
            addSocialAccounts(to: backend)
            return backend
        }
        let store = MemoryUsersStore(columns: columns)
        store.reserveCapacity(users.count)
        let backend = UsersBackend(store: store, settings: settings, application: application, clock: clock, identifiers: identifiers)
        let now = clock.now()
        // Invariant: a store in memory does not fail.
        try! load(into: backend, now: now)
        filled.keep(store, now: now, before: identifiers, after: backend.identifiers)
        return backend
    }

    /// Puts columns, roles, users and sign-ins of this fixture into a backend; a user of the same id or identity is left as it is.
    ///
    /// Settings and application stay those of the backend.
    public func load(into backend: UsersBackend) throws { try load(into: backend, now: backend.clock.now()) }

    private func load(into backend: UsersBackend, now: Int64) throws {
        try backend.store.transaction {
            for column in columns where !backend.store.columns.contains(where: { $0.name == column.name }) {
                try backend.store.addColumn(column)
            }
            for role in roles { try backend.store.addRole(role) }
            for user in users { try backend.load(user, now: now) }
        }
        addSocialAccounts(to: backend)
    }

    private func addSocialAccounts(to backend: UsersBackend) {
        for account in socialAccounts where !backend.socialAccounts.contains(account) { backend.socialAccounts.append(account) }
    }
}

extension UsersBackend {
    /// Puts a user of a fixture into the table.
    fileprivate func load(_ user: UsersFixture.User, now: Int64) throws {
        let properties = user.properties
        func instant(_ name: String) -> Int64? {
            properties[name].flatMap { $0.integerValue ?? $0.stringValue.flatMap(UserDate.milliseconds) }
        }
        let id = properties["objectId"]?.stringValue ?? identifiers.identifier()
        if try store.user(id: id) != nil { return }
        var row = UserRow(objectID: id, created: instant("created") ?? now)
        row.ownerID = properties["ownerId"]?.stringValue ?? id
        row.updated = instant("updated")
        row.lastLogin = instant("lastLogin")
        row.status = properties["userStatus"]?.stringValue.flatMap(UserStatus.init) ?? .enabled
        row.socialAccount = properties["socialAccount"]?.stringValue ?? "BACKENDLESS"
        row.mayLogIn = user.mayLogIn
        row.roles = user.roles.sorted()
        for role in user.roles { try store.addRole(role) }
        if let password = properties["password"], password.isTextOrNumber {
            let text = password.stringValue ?? JSONWriter.text(password)
            row.password = PasswordHash(text, salt: identifiers.salt(), rounds: settings.passwordRounds)
        }
        row.values.reserveCapacity(store.columns.count)
        for (name, value) in properties where name != "password" && !Self.isSystemProperty(name) {
            if let offset = store.columns.firstIndex(where: { $0.name == name }) {
                let isDateText = store.columns[offset].type == .dateTime
                let date = isDateText ? value.stringValue.flatMap(UserDate.milliseconds) : nil
                row.setValue(date.map { .number(Double($0)) } ?? value, at: offset)
            } else {
                row.setValue(value, at: store.columns.count)
                try store.addColumn(UserColumn(name, UserColumn.type(of: value)))
            }
        }
        let key = identityKey(of: row)
        if let key, try store.userID(identityKey: key) != nil { return }
        try store.put(row, identityKey: key)
    }
}

import OrderedJSON

extension UsersApplication: RedactedDescription {
    /// The number of keys, without them.
    public var description: String { "UsersApplication with \(keys.count) keys" }
}

extension UsersBackend: RedactedDescription {
    /// What it is made of, without users and sessions.
    public var description: String { "UsersBackend over \(type(of: store))" }
}

extension MemoryUsersStore: RedactedDescription {
    /// The number of users.
    public var description: String { "MemoryUsersStore with \(userCount) users" }
}

extension SharedUsersBackend: RedactedDescription {
    /// What it is, without users and sessions.
    public var description: String { "SharedUsersBackend" }
}

extension UsersFixture: RedactedDescription {
    /// The number of users.
    public var description: String { "UsersFixture with \(users.count) users" }
}

extension UsersFixture.User: RedactedDescription {
    /// The properties without the password.
    public var description: String { JSONWriter.text(Redaction.redact(.object(properties))) }
}

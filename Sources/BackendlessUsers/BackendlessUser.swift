public import OrderedJSON

/// A user: properties by name, those that the service adds as well as those of the application.
///
/// Properties that this library does not know are kept as they are. Printing a user shows neither its password nor its token.
public struct BackendlessUser: Hashable, Sendable {
    /// All properties in order.
    public private(set) var properties: JSONObject
    /// The names of the properties that were set or removed since the user was made or loaded.
    public private(set) var changedNames: Set<String> = []

    /// Makes a user of properties that count as unchanged, such as an answer of the service.
    public init(properties: JSONObject = [:]) { self.properties = properties }

    /// Makes a new user to be registered.
    public init(email: String, password: String, name: String? = nil) {
        properties = ["email": .string(email), "password": .string(password)]
        changedNames = ["email", "password"]
        if let name { self.name = name }
    }

    /// The value of a property; setting `nil` forgets the property, setting `.null` clears it at the next update.
    public subscript(name: String) -> JSONValue? {
        get { properties[name] }
        set {
            properties[name] = newValue
            changedNames.insert(name)
        }
    }

    /// The id of the user, once the service gave one.
    public var objectID: String? {
        get { properties["objectId"]?.stringValue }
        set { self["objectId"] = newValue.map(JSONValue.string) }
    }

    /// The e-mail address.
    public var email: String? {
        get { properties["email"]?.stringValue }
        set { self["email"] = newValue.map(JSONValue.string) }
    }

    /// The name.
    public var name: String? {
        get { properties["name"]?.stringValue }
        set { self["name"] = newValue.map(JSONValue.string) }
    }

    /// The new password; the service never sends one.
    public var password: String? {
        get { properties["password"]?.stringValue }
        set { self["password"] = newValue.map(JSONValue.string) }
    }

    /// The token of the session, in the answer of a login.
    public var userToken: String? { properties["user-token"]?.stringValue }

    /// `ENABLED`, `DISABLED`, `EMAIL_CONFIRMATION_PENDING` or `GUEST`.
    public var userStatus: String? { properties["userStatus"]?.stringValue }

    /// When the user was made: milliseconds since 1970.
    public var created: Int64? { properties["created"]?.integerValue }

    /// When the user was last updated: milliseconds since 1970.
    public var updated: Int64? { properties["updated"]?.integerValue }

    /// When the user last logged in: milliseconds since 1970.
    public var lastLogin: Int64? { properties["lastLogin"]?.integerValue }

    /// A text property.
    public func string(_ name: String) -> String? { properties[name]?.stringValue }

    /// A number property.
    public func number(_ name: String) -> Double? { properties[name]?.doubleValue }

    /// A number property that has no fraction.
    public func integer(_ name: String) -> Int64? { properties[name]?.integerValue }

    /// A true-or-false property.
    public func bool(_ name: String) -> Bool? { properties[name]?.boolValue }

    /// A date property in milliseconds since 1970, sent as a number or as ISO-8601 text.
    public func date(_ name: String) -> Int64? {
        guard let value = properties[name] else { return nil }
        return value.integerValue ?? value.stringValue.flatMap(UserDate.milliseconds) ?? value["$date"]?.integerValue
    }

    /// Sets a date property, in milliseconds since 1970.
    public mutating func setDate(_ name: String, milliseconds: Int64) { self[name] = ["$date": .number(Double(milliseconds))] }

    /// The properties as the JavaScript SDK sends a user object: all of them and its class.
    public var json: JSONObject {
        var object = properties
        if object["___class"] == nil { object["___class"] = "Users" }
        return object
    }

    /// The objectId and the properties that changed.
    public var changes: JSONObject {
        var object: JSONObject = [:]
        if let id = properties["objectId"] { object["objectId"] = id }
        for (name, value) in properties where changedNames.contains(name) { object[name] = value }
        return object
    }

    /// The same user with no property counted as changed.
    public var unchanged: BackendlessUser { BackendlessUser(properties: properties) }
}

extension BackendlessUser: RedactedDescription {
    /// The properties as JSON, without password and token.
    public var description: String { "BackendlessUser " + JSONWriter.text(Redaction.redact(.object(properties))) }
}

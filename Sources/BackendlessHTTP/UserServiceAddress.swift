public import BackendlessUsers

/// Where a user service is: the address that stands before every path.
///
///     https://api.backendless.com/APP-ID/API-KEY      application(id:apiKey:server:)
///     https://sub.backendless.app/api                 domain(_:)
public struct UserServiceAddress: Hashable, Sendable {
    /// The address without a slash at its end.
    public let base: String

    /// The address of an application by its id and key.
    ///
    /// - Parameters:
    ///   - id: the application id.
    ///   - apiKey: one of the application's keys; decides what calls may do.
    ///   - server: scheme and host of the region.
    /// - Throws: `AddressError` when the server does not start with `http://` or `https://`.
    public static func application(
        id: String, apiKey: String, server: String = "https://api.backendless.com"
    ) throws(AddressError) -> UserServiceAddress {
        guard !id.isEmpty, !apiKey.isEmpty else { throw AddressError(message: "an application needs an id and an API key") }
        return UserServiceAddress(base: try checked(server) + "/\(id)/\(apiKey)")
    }

    /// The address of an application by the domain that is bound to it; the key is bound to it on the server.
    ///
    /// - Parameters:
    ///   - domain: such as `https://example.backendless.app`.
    ///   - path: the path of the service below the domain.
    /// - Throws: `AddressError` when the domain does not start with `http://` or `https://`.
    public static func domain(_ domain: String, path: String = "/api") throws(AddressError) -> UserServiceAddress {
        UserServiceAddress(base: try checked(domain) + path)
    }

    /// A whole address, such as `http://127.0.0.1:8080/APP-ID/API-KEY`, as it is.
    ///
    /// - Throws: `AddressError` when it does not start with `http://` or `https://`.
    public static func complete(_ address: String) throws(AddressError) -> UserServiceAddress {
        UserServiceAddress(base: try checked(address))
    }

    private static func checked(_ address: String) throws(AddressError) -> String {
        guard let start = ["https://", "http://"].first(where: { address.lowercased().hasPrefix($0) }), address.count > start.count else {
            throw AddressError(message: "the address '\(address)' must start with https:// or http:// and name a host")
        }
        guard address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }) else {
            throw AddressError(message: "the address '\(address)' holds characters that no address may have")
        }
        return String(address.reversed().drop { $0 == "/" }.reversed())
    }

    /// Scheme, host and port, as messages show it: no id and no key.
    public var origin: String {
        let parts = base.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        // A name and password before the host are not shown.
        let host = parts.count > 2 ? parts[2].split(separator: "@").last ?? "" : ""
        return "\(parts[0])//\(host)".lowercased()
    }
}

extension UserServiceAddress: RedactedDescription {
    /// Scheme, host and port: no id and no key.
    public var description: String { origin }
}

/// Says why an address cannot be one.
public struct AddressError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong: lower case, no full stop.
    public let message: String

    /// The message.
    public var description: String { message }
}

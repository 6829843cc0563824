public import OrderedJSON

/// Takes passwords and tokens out of what is shown to people.
public enum Redaction {
    /// What stands in the place of a secret.
    public static let mark = "[redacted]"

    /// Whether a property of this name holds a secret: `password`, `user-token`, `accessToken` and their like.
    public static func isSecret(_ name: String) -> Bool { secretNames.contains(name) }

    /// The names of properties that hold secrets.
    public static let secretNames: Set<String> = [
        "password", "user-token", "userToken", "token", "accessToken", "accessTokenSecret", "secret-key", "secretKey", "apiKey",
        "newPassword", "oldPassword", "currentPassword", "refreshToken", "Authorization", "authorization",
    ]

    /// A value in which every secret property, at any depth, is replaced by a mark.
    public static func redact(_ value: JSONValue) -> JSONValue { map(value) { _, _ in .string(mark) } }

    /// A value in which every secret property that is not null is replaced.
    static func map(_ value: JSONValue, depth: Int = 0, _ replace: (String, JSONValue) -> JSONValue) -> JSONValue {
        guard depth < 200 else { return .string(mark) }
        switch value {
        case .array(let items): return .array(items.map { map($0, depth: depth + 1, replace) })
        case .object(let object):
            return .object(
                JSONObject(
                    object.map { key, value in
                        (key, isSecret(key) && !value.isNull ? replace(key, value) : map(value, depth: depth + 1, replace))
                    }))
        default: return value
        }
    }

    /// A text in which known secrets and the token of a `Not existing user token` message are replaced.
    public static func redact(_ text: String, secrets: [String] = []) -> String {
        var output = text
        for secret in secrets where secret.utf8.count >= 3 { output = replacing(secret, in: output) }
        let lead = Array("user token - ".utf8)
        let bytes = Array(output.utf8)
        guard let start = firstOffset(of: lead, in: bytes).map({ $0 + lead.count }) else { return output }
        let end = firstOffset(of: Array(". ".utf8), in: Array(bytes[start...])).map { start + $0 } ?? bytes.count
        return String(decoding: bytes[..<start], as: UTF8.self) + mark + String(decoding: bytes[end...], as: UTF8.self)
    }

    /// Every secret text within a value.
    static func secrets(in value: JSONValue) -> [String] {
        var secrets: [String] = []
        _ = map(value) { _, value in
            if case .string(let text) = value { secrets.append(text) }
            return value
        }
        return secrets
    }

    private static func replacing(_ secret: String, in text: String) -> String {
        let pattern = Array(secret.utf8)
        var rest = Array(text.utf8)
        var output: [UInt8] = []
        while let offset = firstOffset(of: pattern, in: rest) {
            output += rest[..<offset] + Array(mark.utf8)
            rest.removeFirst(offset + pattern.count)
        }
        return String(decoding: output + rest, as: UTF8.self)
    }

    private static func firstOffset(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
        guard !pattern.isEmpty, pattern.count <= bytes.count else { return nil }
        return (0...(bytes.count - pattern.count)).first { bytes[$0..<($0 + pattern.count)].elementsEqual(pattern) }
    }
}

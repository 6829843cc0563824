import SecureHash

/// Names a service or a secret without giving it away.
public enum SessionFingerprint {
    /// The SHA-256 of a text as 64 hexadecimal digits.
    public static func text(_ secret: String) -> String { SHA256.text(SHA256.hash(Array(secret.utf8))) }
}

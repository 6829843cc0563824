import SecureHash

/// A stored password: a random salt and the salted SHA-256 of the text, repeated.
///
/// The number of rounds is low by default, since this is a fake for tests and samples that logs in a hundred thousand times a second; keep no
/// passwords of real people in it, or raise `UsersSettings.passwordRounds`.
public struct PasswordHash: Hashable, Sendable {
    private var salt: Words
    private var lowDigest: Words
    private var highDigest: Words
    private var rounds: Int32

    /// 16 bytes. No vector: what holds one has to be aligned to it, and such memory is dear to get.
    private struct Words: Hashable {
        var first: UInt64
        var second: UInt64

        init(_ vector: SIMD2<UInt64>) { (first, second) = (vector.x, vector.y) }

        init(_ vector: SIMD4<UInt32>) { self.init(unsafeBitCast(vector, to: SIMD2<UInt64>.self)) }

        var vector: SIMD2<UInt64> { SIMD2(first, second) }
    }

    /// Hashes a password.
    ///
    /// - Parameter rounds: how often the hash is repeated, at least once.
    init(_ password: String, salt: SIMD2<UInt64>, rounds: Int) {
        let rounds = Int32(clamping: max(1, rounds))
        self.init(digest: Self.digest(password, salt: salt, rounds: rounds), salt: salt, rounds: rounds)
    }

    private init(digest: SHA256.Digest, salt: SIMD2<UInt64>, rounds: Int32) {
        self.salt = Words(salt)
        lowDigest = Words(digest.lowHalf)
        highDigest = Words(digest.highHalf)
        self.rounds = rounds
    }

    private var digest: SHA256.Digest {
        SHA256.Digest(
            lowHalf: unsafeBitCast(lowDigest.vector, to: SIMD4<UInt32>.self),
            highHalf: unsafeBitCast(highDigest.vector, to: SIMD4<UInt32>.self))
    }

    /// Whether a text is the password; takes the same time wherever they differ.
    public func matches(_ password: String) -> Bool {
        let difference = Self.digest(password, salt: salt.vector, rounds: rounds) ^ digest
        return difference.wrappedSum() | (0..<8).reduce(UInt32(0)) { $0 | difference[$1] } == 0
    }

    private static func digest(_ password: String, salt: SIMD2<UInt64>, rounds: Int32) -> SHA256.Digest {
        var password = password
        var digest = password.withUTF8 { bytes in hash(of: salt, then: UnsafeRawBufferPointer(bytes)) }
        if rounds > 1 { for _ in 1..<rounds { digest = SHA256.bytes(digest).withUnsafeBytes { hash(of: salt, then: $0) } } }
        return digest
    }

    /// The hash of a salt and bytes after it.
    private static func hash(of salt: SIMD2<UInt64>, then bytes: UnsafeRawBufferPointer) -> SHA256.Digest {
        withUnsafeTemporaryAllocation(byteCount: 16 + bytes.count, alignment: 16) { message in
            message.storeBytes(of: salt.x.littleEndian, as: UInt64.self)
            message.storeBytes(of: salt.y.littleEndian, toByteOffset: 8, as: UInt64.self)
            UnsafeMutableRawBufferPointer(rebasing: message[16...]).copyMemory(from: bytes)
            return SHA256.hash(UnsafeRawBufferPointer(message))
        }
    }
}

extension PasswordHash {
    /// The hash for keeping: rounds, salt and digest, with `$` between them. It tells nobody the password, but is no text to show either.
    public var storedText: String {
        let salt = [salt.first, salt.second].map { Self.hexadecimal($0, digits: 16) }.joined()
        return "sha256$\(rounds)$\(salt)$\(SHA256.text(digest))"
    }

    /// Reads a hash back; `nil` for a text that is none.
    public init?(storedText: String) {
        let parts = storedText.split(separator: "$")
        guard parts.count == 4, parts[0] == "sha256", let rounds = Int32(parts[1]), rounds > 0, parts[2].utf8.count == 32,
            parts[3].utf8.count == 64, let high = UInt64(parts[2].prefix(16), radix: 16), let low = UInt64(parts[2].suffix(16), radix: 16)
        else { return nil }
        var digest = SHA256.Digest()
        var rest = parts[3]
        for lane in 0..<8 {
            guard let word = UInt32(rest.prefix(8), radix: 16) else { return nil }
            digest[lane] = word
            rest = rest.dropFirst(8)
        }
        self.init(digest: digest, salt: SIMD2(high, low), rounds: rounds)
    }

    private static func hexadecimal(_ word: UInt64, digits: Int) -> String {
        let text = String(word, radix: 16)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }
}

extension PasswordHash: RedactedDescription {
    /// Says nothing about the password.
    public var description: String { Redaction.mark }
}

/// Makes ids, tokens and salts.
///
/// Without a seed they come from the system's generator and cannot be guessed. With a seed they are the same in every run, for tests.
public struct IdentifierSource: Hashable, Sendable {
    private var state: UInt64?

    /// Whether the same identifiers come again from a source made alike.
    var isSeeded: Bool { state != nil }

    /// Makes a source; give a seed for the same ids in every run.
    public init(seed: UInt64? = nil) { state = seed }

    /// 64 random bits.
    public mutating func next() -> UInt64 {
        guard let current = state else {
            var generator = SystemRandomNumberGenerator()
            return generator.next()
        }
        // SplitMix64: a counter whose bits are mixed.
        let counter = current &+ 0x9E37_79B9_7F4A_7C15
        state = counter
        var bits = counter
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }

    /// A new id or token: upper-case UUID-like text of 128 random bits.
    public mutating func identifier() -> String {
        let high = next()
        let low = next()
        let words = (Self.digits(high >> 32), Self.digits(high), Self.digits(low >> 32), Self.digits(low))
        return String(unsafeUninitializedCapacity: 36) { bytes in
            let room = UnsafeMutableRawBufferPointer(bytes)
            //  01234567-9012-4567-9012-456789012345
            room.storeBytes(of: words.0.bigEndian, as: UInt64.self)
            room.storeBytes(of: UInt32(truncatingIfNeeded: words.1 >> 32).bigEndian, toByteOffset: 9, as: UInt32.self)
            room.storeBytes(of: UInt32(truncatingIfNeeded: words.1).bigEndian, toByteOffset: 14, as: UInt32.self)
            room.storeBytes(of: UInt32(truncatingIfNeeded: words.2 >> 32).bigEndian, toByteOffset: 19, as: UInt32.self)
            room.storeBytes(of: UInt32(truncatingIfNeeded: words.2).bigEndian, toByteOffset: 24, as: UInt32.self)
            room.storeBytes(of: words.3.bigEndian, toByteOffset: 28, as: UInt64.self)
            for position in [8, 13, 18, 23] { bytes[position] = UInt8(ascii: "-") }
            return 36
        }
    }

    /// The hexadecimal digits of the lower 32 bits, one a byte, the first one in the highest.
    private static func digits(_ word: UInt64) -> UInt64 {
        var nibbles = (word & 0xFFFF_0000) << 16 | word & 0xFFFF
        nibbles = (nibbles << 8 | nibbles) & 0x00FF_00FF_00FF_00FF
        nibbles = (nibbles << 4 | nibbles) & 0x0F0F_0F0F_0F0F_0F0F
        let isLetter = (nibbles &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return nibbles &+ 0x3030_3030_3030_3030 &+ isLetter &* 7
    }

    mutating func salt() -> SIMD2<UInt64> { SIMD2(next(), next()) }
}

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
        return String(unsafeUninitializedCapacity: 36) { bytes in
            var position = 0
            for digit in 0..<32 {
                if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
                    bytes[position] = UInt8(ascii: "-")
                    position += 1
                }
                let word = digit < 16 ? high : low
                let value = UInt8(truncatingIfNeeded: word >> UInt64(60 - digit % 16 * 4)) & 15
                bytes[position] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
                position += 1
            }
            return 36
        }
    }

    mutating func salt() -> SIMD2<UInt64> { SIMD2(next(), next()) }
}

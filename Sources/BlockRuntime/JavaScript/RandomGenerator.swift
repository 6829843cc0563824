/// A small, fast random generator whose numbers depend on nothing but its seed: a run with a seed can be repeated.
///
/// - Source: David Blackman and Sebastiano Vigna, xoshiro256++ 1.0 (2019), seeded by SplitMix64.
/// - Ours: V8's `Math.random` is xorshift128+ with a seed that programs cannot choose; no program can tell the two apart.
public struct RandomGenerator: RandomNumberGenerator, Sendable {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// Creates a generator; equal seeds give equal numbers.
    public init(seed: UInt64) {
        var mixer = seed
        func mixed() -> UInt64 {
            mixer &+= 0x9E37_79B9_7F4A_7C15
            var z = mixer
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        state = (mixed(), mixed(), mixed(), mixed())
    }

    /// Returns 64 random bits.
    public mutating func next() -> UInt64 {
        let sum = state.0 &+ state.3
        let result = (sum << 23 | sum >> 41) &+ state.0
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = state.3 << 45 | state.3 >> 19
        return result
    }

    /// Returns a number in 0 ..< 1 made of 53 random bits, as `Math.random()`.
    public mutating func nextUnit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }
}

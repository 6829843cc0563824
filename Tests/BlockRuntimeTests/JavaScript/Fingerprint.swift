/// Folds a stream of results into 64 bits, so that thousands of them can be stated as one fact.
struct Fingerprint {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bits: UInt64) {
        value = (value ^ bits) &* 0x100_0000_01B3
        value ^= value >> 29
    }
}

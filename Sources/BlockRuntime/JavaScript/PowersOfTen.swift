/// The powers of ten as 128-bit significands, for writing numbers with their shortest digits and for reading them.
///
/// Entry `k` holds `ceil(10^k * 2^(127 - floor(log2(10^k))))`, so its top bit is always set:
///
///     entry:   high (64 bits, top bit set) | low (64 bits)
///
/// The table is computed at first use (some 30 microseconds) instead of being spelled out in 617 lines: multiplying by five
/// gives the positive powers, dividing a power of two by five the negative ones, both exactly but for the bits cut off.
/// - Ours: a number is written as text far less often than a program starts, and 10 kB of constants cost page faults at start.
enum PowersOfTen {
    /// The smallest exponent in the table.
    static let lowest = -292
    /// The greatest exponent in the table.
    static let highest = 324

    /// Significands in pairs (high, low), from `lowest` to `highest`; written once and never freed.
    nonisolated(unsafe) private static let table: UnsafePointer<UInt64> = makeTable()

    /// Returns the significand of `10^exponent`; `exponent` must be within `lowest ... highest`.
    @inline(__always)
    static func significand(_ exponent: Int) -> (high: UInt64, low: UInt64) {
        let entry = table + 2 * (exponent - lowest)
        return (entry[0], entry[1])
    }

    /// Returns `floor(log2(10^exponent))`, the power of two of a significand's top bit.
    @inline(__always)
    static func binaryExponent(_ exponent: Int) -> Int {
        (exponent &* 1_741_647) >> 19
    }

    /// 13 words hold 5^324 (753 bits), and still 154 bits of 2^831 / 5^292.
    private static let wordCount = 13

    private static func makeTable() -> UnsafePointer<UInt64> {
        let table = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * (highest - lowest + 1))
        func store(_ significand: UInt128, at exponent: Int) {
            let entry = table + 2 * (exponent - lowest)
            entry[0] = UInt64(truncatingIfNeeded: significand >> 64)
            entry[1] = UInt64(truncatingIfNeeded: significand)
        }
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: wordCount) { words in
            words.initialize(repeating: 0)
            words[0] = 1
            for exponent in 0...highest {
                store(leadingBits(of: words), at: exponent)
                multiplyByFive(words)
            }
            words.update(repeating: 0)
            words[wordCount - 1] = 1 << 63
            for exponent in stride(from: -1, through: lowest, by: -1) {
                divideByFive(words)
                store(leadingBits(of: words), at: exponent)
            }
        }
        return UnsafePointer(table)
    }

    /// Returns the leading 128 bits of a number (least significant word first), rounded up.
    ///
    /// Negative powers are never exact: the divisions have cut bits off. Those that remain below the leading 128 stand for them,
    /// as they are not all zero for any power in the table.
    private static func leadingBits(of words: UnsafeMutableBufferPointer<UInt64>) -> UInt128 {
        var top = words.count - 1
        while words[top] == 0 { top -= 1 }
        func word(_ offset: Int) -> UInt64 { offset >= 0 ? words[offset] : 0 }
        let shift = words[top].leadingZeroBitCount
        let rest = word(top - 2)
        var bits = (UInt128(words[top]) << 64 | UInt128(word(top - 1))) << UInt128(shift)
        if shift > 0 { bits |= UInt128(rest >> UInt64(64 - shift)) }
        var isExact = rest << UInt64(shift) == 0
        for offset in stride(from: top - 3, through: 0, by: -1) where words[offset] != 0 { isExact = false }
        return isExact ? bits : bits + 1
    }

    private static func multiplyByFive(_ words: UnsafeMutableBufferPointer<UInt64>) {
        var carry: UInt64 = 0
        for offset in words.indices {
            let product = words[offset].multipliedFullWidth(by: 5)
            let (sum, overflowed) = product.low.addingReportingOverflow(carry)
            words[offset] = sum
            carry = product.high + (overflowed ? 1 : 0)
        }
    }

    private static func divideByFive(_ words: UnsafeMutableBufferPointer<UInt64>) {
        let divisor: UInt64 = 5
        var remainder: UInt64 = 0
        for offset in words.indices.reversed() {
            (words[offset], remainder) = divisor.dividingFullWidth((remainder, words[offset]))
        }
    }
}

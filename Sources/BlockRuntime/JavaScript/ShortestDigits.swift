/// The shortest decimal digits that read back as a given number: the value is `digits * 10^exponent`.
///
/// Of the shortest ones it is the closest to the number. `digits` may end in zeros.
///
/// - Source: Raffaello Giulietti, "The Schubfach way to render doubles" (2020); names as there.
struct ShortestDigits {
    var digits: UInt64
    var exponent: Int

    /// Computes the digits of a finite number greater than zero.
    init(_ x: Double) {
        let fraction = x.significandBitPattern
        let biasedExponent = Int(x.exponentBitPattern)
        let c = biasedExponent == 0 ? fraction : fraction | 1 << 52
        let q = biasedExponent == 0 ? -1074 : biasedExponent - 1075

        // Below a power of two the neighbour is only half as far away as the one above.
        let isIrregular = fraction == 0 && biasedExponent > 1
        // k = floor(log10(2^q)), or of three quarters of it.
        let k = (q &* 1_262_611 &- (isIrregular ? 524_031 : 0)) >> 22
        let h = UInt64(truncatingIfNeeded: q &+ PowersOfTen.binaryExponent(-k) &+ 1)
        let g = PowersOfTen.significand(-k)

        // The number and the ends of the interval that rounds to it, in quarters of 10^k.
        let below = Self.roundedToOdd(g, (4 &* c &- (isIrregular ? 1 : 2)) &<< h)
        let value = Self.roundedToOdd(g, (4 &* c) &<< h)
        let above = Self.roundedToOdd(g, (4 &* c &+ 2) &<< h)
        // The ends belong to the interval when ties round to this number.
        let isOdd = c & 1
        let lower = below &+ isOdd
        let upper = above &- isOdd

        let s = value >> 2
        if s >= 10 {
            let tens = s / 10
            let downIsInside = lower <= 40 &* tens
            let upIsInside = 40 &* tens &+ 40 <= upper
            if downIsInside != upIsInside {
                digits = upIsInside ? tens &+ 1 : tens
                exponent = k &+ 1
                return
            }
        }
        exponent = k
        let downIsInside = lower <= 4 &* s
        let upIsInside = 4 &* s &+ 4 <= upper
        if downIsInside != upIsInside {
            digits = upIsInside ? s &+ 1 : s
            return
        }
        let middle = 4 &* s &+ 2
        digits = value > middle || (value == middle && s & 1 != 0) ? s &+ 1 : s
    }

    /// The top 64 bits of `g * factor`, with the lowest bit set when anything was cut off.
    @inline(__always)
    private static func roundedToOdd(_ g: (high: UInt64, low: UInt64), _ factor: UInt64) -> UInt64 {
        let carried = g.low.multipliedFullWidth(by: factor).high
        let product = g.high.multipliedFullWidth(by: factor)
        let (middle, overflowed) = product.low.addingReportingOverflow(carried)
        let top = product.high &+ (overflowed ? 1 : 0)
        return middle > 1 ? top | 1 : top
    }
}

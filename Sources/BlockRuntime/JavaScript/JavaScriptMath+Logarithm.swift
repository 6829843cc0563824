extension JavaScriptMath {
    /// `Math.log`: the natural logarithm.
    static func log(_ x: Double) -> Double {
        guard let (twos, fraction, word) = normalised(x) else { return logarithmOfLimit(x) }
        let k = Double(twos)
        let f = fraction
        if 0x000F_FFFF & (2 &+ word) < 3 {
            // Within 2^-20 of a power of two.
            if f == 0 { return twos == 0 ? 0 : k * ln2High + k * ln2Low }
            let r = f * f * (0.5 - 0.33333333333333333 * f)
            return twos == 0 ? f - r : k * ln2High - ((r - k * ln2Low) - f)
        }
        let s = f / (2 + f)
        let r = logarithmTail(s)
        if (word &- 0x6147A) | (0x6B851 &- word) > 0 {
            let half = 0.5 * f * f
            if twos == 0 { return f - (half - s * (half + r)) }
            return k * ln2High - ((half - (s * (half + r) + k * ln2Low)) - f)
        }
        if twos == 0 { return f - s * (f - r) }
        return k * ln2High - ((s * (f - r) - k * ln2Low) - f)
    }

    /// `Math.log2`: the binary logarithm.
    static func log2(_ x: Double) -> Double {
        guard let (twos, f, _) = normalised(x) else { return logarithmOfLimit(x) }
        if x == 1 { return 0 }
        let half = 0.5 * f * f
        let s = f / (2 + f)
        let r = s * (half + logarithmTail(s))
        let high = (f - half).highPart
        let low = (f - high) - half + r
        let product = high * inverseLn2High
        let rest = (low + high) * inverseLn2Low + low * inverseLn2High
        let k = Double(twos)
        let sum = k + product
        return (rest + ((k - sum) + product)) + sum
    }

    /// `Math.log10`: the decimal logarithm.
    static func log10(_ x: Double) -> Double {
        if x == 1 { return 0 }
        guard x > 0, x.isFinite else { return logarithmOfLimit(x) }
        var scaled = x
        var twos = Int32(0)
        if x.highWord < 0x0010_0000 {
            scaled *= 0x1p54
            twos = -54
        }
        twos += (scaled.highWord >> 20) - 1023
        let isNegative: Int32 = twos < 0 ? 1 : 0
        let mantissa = scaled.withHighWord(scaled.highWord & 0x000F_FFFF | (0x3FF - isNegative) << 20)
        let k = Double(twos + isNegative)
        let z = k * 0x1.9FEF311F12B36p-42 + 0x1.BCB7B1526E50Ep-2 * log(mantissa)
        return z + k * 0x1.34413509F6p-2
    }

    private static let ln2High = 0x1.62E42FEEp-1
    private static let ln2Low = 0x1.A39EF35793C76p-33
    private static let inverseLn2High = 0x1.71547652p0
    private static let inverseLn2Low = 0x1.705FC2EEFA2p-33

    /// The logarithms of what is not a finite number above zero.
    private static func logarithmOfLimit(_ x: Double) -> Double {
        x == 0 ? -.infinity : x > 0 ? x : .nan
    }

    /// Splits a finite number above zero into `2^twos * (1 + fraction)` with `1 + fraction` between sqrt(2)/2 and sqrt(2).
    ///
    /// - Returns: also the high word of the number's fraction; nil for other numbers.
    @inline(__always)
    private static func normalised(_ x: Double) -> (twos: Int32, fraction: Double, word: Int32)? {
        guard x > 0, x.isFinite else { return nil }
        var scaled = x
        var twos = Int32(0)
        if x.highWord < 0x0010_0000 {
            scaled *= 0x1p54
            twos = -54
        }
        twos += (scaled.highWord >> 20) - 1023
        let word = scaled.highWord & 0x000F_FFFF
        let carry = (word + 0x95F64) & 0x10_0000
        twos += carry >> 20
        return (twos, scaled.withHighWord(word | (carry ^ 0x3FF0_0000)) - 1, word)
    }

    /// Approximates `log((1 + s) / (1 - s)) / s - 2`.
    @inline(__always)
    private static func logarithmTail(_ s: Double) -> Double {
        let z = s * s
        let w = z * z
        let even = w * polynomial(w, 0x1.999999997FA04p-2, 0x1.C71C51D8E78AFp-3, 0x1.39A09D078C69Fp-3)
        let odd = z * polynomial(w, 0x1.5555555555593p-1, 0x1.2492494229359p-2, 0x1.7466496CB03DEp-3, 0x1.2F112DF3E5244p-3)
        return odd + even
    }
}

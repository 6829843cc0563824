/// The mathematics of JavaScript's `Math`, to the last bit as V8 computes it.
///
/// ECMAScript leaves the last bits of the transcendental functions to the engine, but programs show them: `Math.pow(10, -5)` is
/// 0.000009999999999999999 in Chrome and Node. V8 descends from Sun's fdlibm, the C library does not, and their results differ
/// for one argument in ten. So the family files beside this one follow fdlibm step by step: reordering a sum changes results.
///
/// - Source: fdlibm 5.3, Copyright (C) 1993-2004 by Sun Microsystems, Inc., "permission to use, copy, modify, and distribute this
///   software is freely granted, provided that this notice is preserved"; V8, src/base/ieee754.cc, where it departs from it.
enum JavaScriptMath {
    /// Rounds to the nearest whole number, halves up, as `Math.round`; -0.5 ... -0 give -0.
    @inline(__always)
    static func round(_ x: Double) -> Double {
        let above = x.rounded(.up)
        return above - 0.5 > x ? above - 1 : above
    }

    /// Returns the remainder of a division with the sign of the dividend, as JavaScript's `%`.
    @inline(__always)
    static func remainder(_ x: Double, _ y: Double) -> Double {
        // Whole numbers are what programs divide; the general way costs several times more.
        if x > 0 && x <= 0x1p53 && y >= 1 && y <= 0x1p53 {
            let dividend = UInt64(x)
            let divisor = UInt64(y)
            if Double(dividend) == x && Double(divisor) == y { return Double(dividend % divisor) }
        }
        return x.truncatingRemainder(dividingBy: y)
    }
}

// Polynomials in Horner's order, the constant term first: `a + x * (b + x * (c + ...))`.
extension JavaScriptMath {
    @inline(__always)
    static func polynomial(_ x: Double, _ a: Double, _ b: Double, _ c: Double) -> Double {
        a + x * (b + x * c)
    }

    @inline(__always)
    static func polynomial(_ x: Double, _ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
        a + x * polynomial(x, b, c, d)
    }

    @inline(__always)
    static func polynomial(_ x: Double, _ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double) -> Double {
        a + x * polynomial(x, b, c, d, e)
    }

    @inline(__always)
    static func polynomial(_ x: Double, _ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double) -> Double {
        a + x * polynomial(x, b, c, d, e, f)
    }
}

// The two halves of a double, which fdlibm's steps are written in.
//
//     63   62 ... 52   51 ...... 32 | 31 ................ 0
//     sign  exponent   fraction     | fraction
//              highWord             |      lowWord
extension Double {
    @inline(__always)
    init(highWord: Int32, lowWord: UInt32 = 0) {
        self.init(bitPattern: UInt64(UInt32(bitPattern: highWord)) << 32 | UInt64(lowWord))
    }

    @inline(__always)
    var highWord: Int32 { Int32(truncatingIfNeeded: bitPattern >> 32) }

    @inline(__always)
    var lowWord: UInt32 { UInt32(truncatingIfNeeded: bitPattern) }

    /// The high word without the sign: orders magnitudes coarsely, with infinity and NaN at 0x7FF00000 and above.
    @inline(__always)
    var magnitudeWord: Int32 { highWord & 0x7FFF_FFFF }

    /// The number with its low 32 bits cleared: products of two such numbers are exact.
    @inline(__always)
    var highPart: Double { Double(bitPattern: bitPattern & 0xFFFF_FFFF_0000_0000) }

    @inline(__always)
    func withHighWord(_ word: Int32) -> Double { Double(highWord: word, lowWord: lowWord) }
}

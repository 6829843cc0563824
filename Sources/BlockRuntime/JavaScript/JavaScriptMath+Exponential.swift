extension JavaScriptMath {
    /// `Math.exp`: e to the power of `x`.
    static func exp(_ x: Double) -> Double {
        let word = x.magnitudeWord
        if word >= 0x4086_2E42 {
            if x.isNaN { return .nan }
            if x > greatestExponent { return .infinity }
            if x < leastExponent { return 0 }
        }
        if word < 0x3E30_0000 { return 1 + x }
        if word <= 0x3FD6_2E42 {
            let c = exponentialTail(x)
            return 1 - ((x * c) / (c - 2) - x)
        }
        // e is what programs ask for; the steps below give a neighbour of it.
        if x == 1 { return 0x1.5BF0A8B145769p1 }
        let twos: Double
        if word < 0x3FF0_A2B2 {
            twos = x < 0 ? -1 : 1
        } else {
            twos = (inverseLn2 * x + (x < 0 ? -0.5 : 0.5)).rounded(.towardZero)
        }
        let high = x - twos * ln2High
        let low = twos * ln2Low
        let rest = high - low
        let c = exponentialTail(rest)
        let y = 1 - ((low - (rest * c) / (2 - c)) - high)
        return scaled(y, Int(twos))
    }

    /// `Math.expm1`: e to the power of `x`, less 1.
    static func expm1(_ x: Double) -> Double {
        let word = x.magnitudeWord
        if word >= 0x4043_687A {
            if x.isNaN { return .nan }
            if x > greatestExponent { return .infinity }
            if x < 0 { return -1 }
        }
        if word <= 0x3FD6_2E42 {
            if word < 0x3C90_0000 { return x }
            let half = x * (0.5 * x)
            return x - (x * exponentialLessOneError(x, half) - half)
        }
        let twos: Int
        if word < 0x3FF0_A2B2 {
            twos = x < 0 ? -1 : 1
        } else {
            twos = Int(inverseLn2 * x + (x < 0 ? -0.5 : 0.5))
        }
        let high = x - Double(twos) * ln2High
        let low = Double(twos) * ln2Low
        let rest = high - low
        let correction = (high - rest) - low
        let half = rest * (0.5 * rest)
        var e = exponentialLessOneError(rest, half)
        e = rest * (e - correction) - correction
        e -= half
        switch twos {
        case -1: return 0.5 * (rest - e) - 0.5
        case 1: return rest < -0.25 ? -2 * (e - (rest + 0.5)) : 1 + 2 * (rest - e)
        case 2..<20: return scaled((1 - powerOfTwo(-twos)) - (e - rest), twos)
        case 20...56: return scaled((rest - (e + powerOfTwo(-twos))) + 1, twos)
        default: return scaled(1 - (e - rest), twos) - 1
        }
    }

    /// The greatest argument whose exponential is finite, and the least one whose exponential is not 0.
    private static let greatestExponent = 0x1.62E42FEFA39EFp9
    private static let leastExponent = -0x1.74910D52D3051p9
    private static let inverseLn2 = 0x1.71547652B82FEp0
    private static let ln2High = 0x1.62E42FEEp-1
    private static let ln2Low = 0x1.A39EF35793C76p-33

    /// The `c` in `exp(x) = 1 + x + x * c / (2 - c)`, up to ln(2)/2.
    @inline(__always)
    private static func exponentialTail(_ x: Double) -> Double {
        let t = x * x
        return x
            - t
            * polynomial(
                t, 0x1.555555555553Ep-3, -0x1.6C16C16BEBD93p-9, 0x1.1566AAF25DE2Cp-14, -0x1.BBD41C5D26BF1p-20, 0x1.6376972BEA4D0p-25)
    }

    /// The `e` in `expm1(x) = x - (x * e - half)` with `half = x * x / 2`, up to ln(2)/2.
    @inline(__always)
    private static func exponentialLessOneError(_ x: Double, _ half: Double) -> Double {
        let r = polynomial(
            half, 1, -0x1.11111111110F4p-5, 0x1.A01A019FE5585p-10, -0x1.4CE199EAADBB7p-14, 0x1.0CFCA86E65239p-18, -0x1.AFDB76E09C32Dp-23)
        let t = 3 - r * (0.5 * x)
        return half * ((r - t) / (6 - x * t))
    }

    /// Returns 2^exponent; the exponent must be that of a normal number.
    @inline(__always)
    static func powerOfTwo(_ exponent: Int) -> Double {
        Double(highWord: Int32(truncatingIfNeeded: 1023 &+ exponent) << 20)
    }

    /// Multiplies a number near 1 by 2^exponent, rounding once where the result is subnormal.
    @inline(__always)
    private static func scaled(_ y: Double, _ exponent: Int) -> Double {
        if exponent >= -1021 {
            return exponent == 1024 ? y * 2 * 0x1p1023 : y * powerOfTwo(exponent)
        }
        return y * powerOfTwo(exponent + 1000) * 0x1p-1000
    }
}

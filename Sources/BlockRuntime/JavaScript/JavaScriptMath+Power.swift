extension JavaScriptMath {
    /// `Math.pow` and `**`: a number to the power of another.
    ///
    /// - Source: fdlibm, `__ieee754_pow`; ECMAScript 2024, 6.1.6.1.3 `Number::exponentiate` for the limits.
    static func pow(_ x: Double, _ y: Double) -> Double {
        if y == 0 { return 1 }
        if x.isNaN || y.isNaN { return .nan }
        let magnitude = x.magnitude
        if y.isInfinite {
            if magnitude == 1 { return .nan }
            return (magnitude > 1) == (y > 0) ? .infinity : 0
        }
        if y == 1 { return x }
        if y == 2 { return x * x }
        if y == -1 { return 1 / x }
        if y == 0.5 && x.sign == .plus { return x.squareRoot() }

        let parity = x.sign == .minus ? Parity(y) : .even
        if magnitude == 0 || magnitude == 1 || magnitude.isInfinite {
            let power = y < 0 ? 1 / magnitude : magnitude
            if magnitude == 1 && parity == .fraction { return .nan }
            return parity == .odd ? -power : power
        }
        if parity == .fraction { return .nan }
        let power = positivePower(magnitude, y)
        return parity == .odd ? -power : power
    }

    private enum Parity {
        case even, odd, fraction

        @inline(__always)
        init(_ y: Double) {
            if y.magnitude >= 0x1p53 {
                self = .even
            } else {
                let whole = Int64(y)
                self = Double(whole) != y ? .fraction : whole & 1 == 0 ? .even : .odd
            }
        }
    }

    /// A finite power of a finite number above zero, not 1: 2^(y * log2(x)), with the logarithm in two parts.
    private static func positivePower(_ x: Double, _ y: Double) -> Double {
        let high: Double
        let low: Double
        if y.magnitudeWord > 0x41E0_0000 {
            // Beyond 2^31 only bases next to 1 have a power that is neither 0 nor infinity.
            let word = x.highWord
            if word < 0x3FEF_FFFF || (word < 0x3FF0_0000 && y.magnitudeWord > 0x43F0_0000) { return y < 0 ? .infinity : 0 }
            if word > 0x3FF0_0000 || y.magnitudeWord > 0x43F0_0000 { return y > 0 ? .infinity : 0 }
            (high, low) = log2NearOne(x)
        } else {
            (high, low) = log2InTwoParts(x)
        }

        let yHigh = y.highPart
        let productLow = (y - yHigh) * high + y * low
        let productHigh = yHigh * high
        let z = productLow + productHigh
        let word = z.highWord
        if word >= 0x4090_0000 {
            // z >= 1024: overflow, but for what rounds down.
            if z != 1024 || productLow + 0x1.71547652B82FEp-54 > z - productHigh { return .infinity }
        } else if word & 0x7FFF_FFFF >= 0x4090_CC00 {
            // z <= -1075
            if z != -1075 || productLow <= z - productHigh { return 0 }
        }
        return powerOfTwo(productHigh, productLow, z)
    }

    /// log2 of a number within 2^-20 of 1.
    private static func log2NearOne(_ x: Double) -> (high: Double, low: Double) {
        let t = x - 1
        let w = (t * t) * (0.5 - t * (0.3333333333333333333333 - t * 0.25))
        let u = 0x1.715476p0 * t
        let v = t * 0x1.4AE0BF85DDF44p-26 - w * 0x1.71547652B82FEp0
        let high = (u + v).highPart
        return (high, v - (high - u))
    }

    /// log2 of any finite number above zero: of its power of two, of 1.5 where that is nearer, and of the quotient left.
    private static func log2InTwoParts(_ x: Double) -> (high: Double, low: Double) {
        var scaled = x
        var twos = Int32(0)
        if x.highWord < 0x0010_0000 {
            scaled *= 0x1p53
            twos = -53
        }
        twos += (scaled.highWord >> 20) - 1023
        let fraction = scaled.highWord & 0x000F_FFFF
        var word = fraction | 0x3FF0_0000
        var isNearOneAndAHalf = false
        if fraction > 0x3988E {
            if fraction < 0xBB67A {
                isNearOneAndAHalf = true
            } else {
                twos += 1
                word -= 0x0010_0000
            }
        }
        let base = isNearOneAndAHalf ? 1.5 : 1.0
        let ax = scaled.withHighWord(word)

        // ss = (ax - base) / (ax + base), in two parts.
        let u = ax - base
        let v = 1 / (ax + base)
        let ss = u * v
        let sHigh = ss.highPart
        let sumHigh = Double(highWord: ((word >> 1) | 0x2000_0000) + 0x0008_0000 + (isNearOneAndAHalf ? 0x4_0000 : 0))
        let sumLow = ax - (sumHigh - base)
        let sLow = v * ((u - sHigh * sumHigh) - sHigh * sumLow)

        // log(ax / base), in two parts.
        let s2 = ss * ss
        var r =
            s2 * s2
            * polynomial(
                s2, 0x1.3333333333303p-1, 0x1.B6DB6DB6FABFFp-2, 0x1.55555518F264Dp-2, 0x1.17460A91D4101p-2, 0x1.D864A93C9DB65p-3,
                0x1.A7E284A454EEFp-3)
        r += sLow * (sHigh + ss)
        let square = sHigh * sHigh
        let tHigh = (3 + square + r).highPart
        let tLow = r - ((tHigh - 3) - square)
        let p = sHigh * tHigh
        let q = sLow * tHigh + tLow * ss
        let pHigh = (p + q).highPart
        let pLow = q - (pHigh - p)

        // 2 / (3 ln 2) times that, plus log2(base) and the power of two.
        let zHigh = 0x1.EC709Ep-1 * pHigh
        let zLow = -0x1.E2FE0145B01F5p-28 * pHigh + pLow * 0x1.EC709DC3A03FDp-1 + (isNearOneAndAHalf ? 0x1.CFDEB43CFD006p-27 : 0)
        let baseHigh = isNearOneAndAHalf ? 0x1.2B8034p-1 : 0
        let n = Double(twos)
        let high = (((zHigh + zLow) + baseHigh) + n).highPart
        return (high, zLow - (((high - n) - baseHigh) - zHigh))
    }

    /// Returns 2^(high + low), whose rounded sum is `z`.
    private static func powerOfTwo(_ high: Double, _ low: Double, _ z: Double) -> Double {
        var whole = 0
        var high = high
        if z.magnitudeWord > 0x3FE0_0000 {
            // Nearest whole number, halves away from zero.
            let nearest = (z + (z < 0 ? -0.5 : 0.5)).rounded(.towardZero)
            whole = Int(nearest)
            high -= nearest
        }
        let t = (low + high).highPart
        let u = t * 0x1.62E43p-1
        let v = (low - (t - high)) * 0x1.62E42FEFA39EFp-1 + t * -0x1.05C610CA86C39p-29
        let sum = u + v
        let w = v - (sum - u)
        let square = sum * sum
        let c =
            sum - square
            * polynomial(
                square, 0x1.555555555553Ep-3, -0x1.6C16C16BEBD93p-9, 0x1.1566AAF25DE2Cp-14, -0x1.BBD41C5D26BF1p-20, 0x1.6376972BEA4D0p-25)
        // fdlibm subtracts (w + sum * w) from the quotient. V8 subtracts it from the divisor: hence the last digits of pow(10, -5).
        let r = (sum * c) / ((c - 2) - (w + sum * w))
        let power = 1 - (r - sum)
        // One rounding even where the result is subnormal.
        if whole < -1021 { return power * powerOfTwo(whole + 54) * 0x1p-54 }
        return whole == 1024 ? power * 0x1p1023 * 2 : power * powerOfTwo(whole)
    }
}

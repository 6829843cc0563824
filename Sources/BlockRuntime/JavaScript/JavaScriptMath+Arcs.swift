extension JavaScriptMath {
    /// `Math.asin`: the angle in radians, from -pi/2 to pi/2, that has the given sine.
    static func asin(_ x: Double) -> Double {
        let word = x.magnitudeWord
        if word >= 0x3FF0_0000 {
            return x.magnitude == 1 ? x * halfPi + x * halfPiRest : .nan
        }
        if word < 0x3E40_0000 { return x }
        if word < 0x3FE0_0000 { return x + x * arcQuotient(x * x) }
        let t = (1 - x.magnitude) * 0.5
        let quotient = arcQuotient(t)
        let root = t.squareRoot()
        let angle: Double
        if word >= 0x3FEF_3333 {
            angle = halfPi - (2 * (root + root * quotient) - halfPiRest)
        } else {
            let high = root.highPart
            let low = (t - high * high) / (root + high)
            let p = 2 * root * quotient - (halfPiRest - 2 * low)
            angle = quarterPi - (p - (quarterPi - 2 * high))
        }
        return x > 0 ? angle : -angle
    }

    /// `Math.acos`: the angle in radians, from 0 to pi, that has the given cosine.
    static func acos(_ x: Double) -> Double {
        let word = x.magnitudeWord
        if word >= 0x3FF0_0000 {
            return x == 1 ? 0 : x == -1 ? pi + 2 * halfPiRest : .nan
        }
        if word < 0x3FE0_0000 {
            if word <= 0x3C60_0000 { return halfPi + halfPiRest }
            return halfPi - (x - (halfPiRest - x * arcQuotient(x * x)))
        }
        if x < 0 {
            let z = (1 + x) * 0.5
            let root = z.squareRoot()
            return pi - 2 * (root + (arcQuotient(z) * root - halfPiRest))
        }
        let z = (1 - x) * 0.5
        let root = z.squareRoot()
        let high = root.highPart
        let low = (z - high * high) / (root + high)
        return 2 * (high + (arcQuotient(z) * root + low))
    }

    /// `Math.atan`: the angle in radians, from -pi/2 to pi/2, that has the given tangent.
    static func atan(_ x: Double) -> Double {
        let word = x.magnitudeWord
        if word >= 0x4410_0000 {
            if x.isNaN { return .nan }
            return x > 0 ? halfPi + halfPiRest : -halfPi - halfPiRest
        }
        if word < 0x3FDC_0000 {
            return word < 0x3E40_0000 ? x : x - x * arcTangentTail(x)
        }
        // The nearest of atan(0.5), atan(1), atan(1.5) and pi/2 is added to the angle between.
        let t = x.magnitude
        let angle: Double
        if word < 0x3FE6_0000 {
            angle = arcTangent(of: (2 * t - 1) / (2 + t), plus: 0x1.DAC670561BB4Fp-2, 0x1.A2B7F222F65E2p-56)
        } else if word < 0x3FF3_0000 {
            angle = arcTangent(of: (t - 1) / (t + 1), plus: quarterPi, 0x1.1A62633145C07p-55)
        } else if word < 0x4003_8000 {
            angle = arcTangent(of: (t - 1.5) / (1 + 1.5 * t), plus: 0x1.F730BD281F69Bp-1, 0x1.007887AF0CBBDp-56)
        } else {
            angle = arcTangent(of: -1 / t, plus: halfPi, halfPiRest)
        }
        return x < 0 ? -angle : angle
    }

    /// `Math.atan2`: the angle in radians, from -pi to pi, of the point (x, y).
    static func atan2(_ y: Double, _ x: Double) -> Double {
        if x.isNaN || y.isNaN { return .nan }
        if x == 1 { return atan(y) }
        let isLeft = x.sign == .minus
        if y == 0 { return !isLeft ? y : signed(pi, as: y) }
        if x == 0 { return signed(halfPi, as: y) }
        if x.isInfinite {
            if y.isInfinite { return signed(isLeft ? 3 * quarterPi : quarterPi, as: y) }
            return signed(isLeft ? pi : 0, as: y)
        }
        if y.isInfinite { return signed(halfPi, as: y) }

        let exponentDifference = (y.magnitudeWord - x.magnitudeWord) >> 20
        if exponentDifference > 60 {
            // The side no longer matters.
            return signed(halfPi + 0.5 * piRest, as: y)
        }
        let angle = isLeft && exponentDifference < -60 ? 0 : atan((y / x).magnitude)
        if !isLeft { return signed(angle, as: y) }
        return signed(pi - (angle - piRest), as: y)
    }

    private static let pi = Double.pi
    private static let halfPi = Double.pi / 2
    private static let quarterPi = Double.pi / 4
    /// pi and pi/2 less the doubles nearest to them.
    private static let piRest = 0x1.1A62633145C07p-53
    private static let halfPiRest = 0x1.1A62633145C07p-54

    @inline(__always)
    private static func signed(_ magnitude: Double, as y: Double) -> Double {
        y.sign == .minus ? -magnitude : magnitude
    }

    /// Approximates `(asin(x) - x) / x` by a quotient of polynomials in `z = x * x`, up to 0.25.
    @inline(__always)
    private static func arcQuotient(_ z: Double) -> Double {
        let p = polynomial(
            z, 0x1.5555555555555p-3, -0x1.4D61203EB6F7Dp-2, 0x1.9C1550E884455p-3, -0x1.48228B5688F3Bp-5, 0x1.9EFE07501B288p-11,
            0x1.23DE10DFDF709p-15)
        let q = polynomial(
            z, 1, -0x1.33A271C8A2D4Bp1, 0x1.02AE59C598AC8p1, -0x1.6066C1B8D0159p-1, 0x1.3B8C5B12E9282p-4)
        return z * p / q
    }

    /// Approximates `1 - atan(x) / x` up to 7/16.
    @inline(__always)
    private static func arcTangentTail(_ x: Double) -> Double {
        let z = x * x
        let w = z * z
        let even = polynomial(
            w, 0x1.555555555550Dp-2, 0x1.24924920083FFp-3, 0x1.745CDC54C206Ep-4, 0x1.10D66A0D03D51p-4, 0x1.97B4B24760DEBp-5,
            0x1.0AD3AE322DA11p-6)
        let odd = polynomial(
            w, -0x1.999999998EBC4p-3, -0x1.C71C6FE231671p-4, -0x1.3B0F2AF749A6Dp-4, -0x1.DDE2D52DEFD9Ap-5, -0x1.2B4442C6A6C2Fp-5)
        return z * even + w * odd
    }

    @inline(__always)
    private static func arcTangent(of x: Double, plus high: Double, _ low: Double) -> Double {
        high - ((x * arcTangentTail(x) - low) - x)
    }
}

extension JavaScriptMath {
    /// `Math.sin`: the sine of an angle in radians.
    static func sin(_ x: Double) -> Double {
        if x.magnitudeWord <= 0x3FE9_21FB { return sineNearZero(x) }
        guard x.isFinite else { return .nan }
        let angle = ReducedAngle(x)
        return switch angle.quadrant {
        case 0: sineNearZero(angle)
        case 1: cosineNearZero(angle.head, angle.tail)
        case 2: -sineNearZero(angle)
        default: -cosineNearZero(angle.head, angle.tail)
        }
    }

    /// `Math.cos`: the cosine of an angle in radians.
    static func cos(_ x: Double) -> Double {
        if x.magnitudeWord <= 0x3FE9_21FB { return cosineNearZero(x, 0) }
        guard x.isFinite else { return .nan }
        let angle = ReducedAngle(x)
        return switch angle.quadrant {
        case 0: cosineNearZero(angle.head, angle.tail)
        case 1: -sineNearZero(angle)
        case 2: -cosineNearZero(angle.head, angle.tail)
        default: sineNearZero(angle)
        }
    }

    /// `Math.tan`: the tangent of an angle in radians.
    static func tan(_ x: Double) -> Double {
        if x.magnitudeWord <= 0x3FE9_21FB { return tangentNearZero(x, 0, inverted: false) }
        guard x.isFinite else { return .nan }
        let angle = ReducedAngle(x)
        return tangentNearZero(angle.head, angle.tail, inverted: angle.quadrant & 1 != 0)
    }

    /// The sine between -pi/4 and pi/4.
    @inline(__always)
    private static func sineNearZero(_ x: Double) -> Double {
        if x.magnitudeWord < 0x3E40_0000 { return x }
        let z = x * x
        return x + (z * x) * (sineCubicTerm + z * sineTail(z))
    }

    @inline(__always)
    private static func sineNearZero(_ angle: ReducedAngle) -> Double {
        let x = angle.head
        let y = angle.tail
        if x.magnitudeWord < 0x3E40_0000 { return x }
        let z = x * x
        let v = z * x
        return x - ((z * (0.5 * y - v * sineTail(z)) - y) - v * sineCubicTerm)
    }

    private static let sineCubicTerm = -0x1.5555555555549p-3

    @inline(__always)
    private static func sineTail(_ z: Double) -> Double {
        polynomial(
            z, 0x1.111111110F8A6p-7, -0x1.A01A019C161D5p-13, 0x1.71DE357B1FE7Dp-19, -0x1.AE5E68A2B9CEBp-26, 0x1.5D93A5ACFD57Cp-33)
    }

    /// The cosine of `x + y` between -pi/4 and pi/4.
    @inline(__always)
    private static func cosineNearZero(_ x: Double, _ y: Double) -> Double {
        let word = x.magnitudeWord
        if word < 0x3E40_0000 { return 1 }
        let z = x * x
        let tail = polynomial(
            z, 0x1.555555555554Cp-5, -0x1.6C16C16C15177p-10, 0x1.A01A019CB159p-16, -0x1.27E4F809C52ADp-22, 0x1.1EE9EBDB4B1C4p-29,
            -0x1.8FAE9BE8838D4p-37)
        let r = z * tail
        if word < 0x3FD3_3333 {
            return 1 - (0.5 * z - (z * r - x * y))
        }
        // Taking off about a quarter of the angle first keeps the sum exact.
        let quarter = word > 0x3FE9_0000 ? 0.28125 : Double(highWord: word - 0x0020_0000)
        return (1 - quarter) - ((0.5 * z - quarter) - (z * r - x * y))
    }

    /// The tangent of `x + y` between -pi/4 and pi/4, or -1 divided by it.
    private static func tangentNearZero(_ x: Double, _ y: Double, inverted: Bool) -> Double {
        let word = x.magnitudeWord
        if word < 0x3E30_0000 {
            return inverted ? negativeInverse(x + y, x, y) : x
        }
        let isNegative = x < 0
        var x = x
        var y = y
        // From 0.6744 on, the angle is counted from pi/4.
        let isFarOut = word >= 0x3FE5_9428
        if isFarOut {
            if isNegative {
                x = -x
                y = -y
            }
            x = (0x1.921FB54442D18p-1 - x) + (0x1.1A62633145C07p-55 - y)
            y = 0
        }
        let z = x * x
        let w = z * z
        let odd = polynomial(
            w, 0x1.111111110FE7Ap-3, 0x1.664F48406D637p-6, 0x1.D6D22C9560328p-9, 0x1.344D8F2F26501p-11, 0x1.47E88A03792A6p-14,
            -0x1.375CBDB605373p-16)
        let even = polynomial(
            w, 0x1.BA1BA1BB341FEp-5, 0x1.226E3E96E8493p-7, 0x1.7DBC8FEE08315p-10, 0x1.026F71A8D1068p-12, 0x1.2B80F32F0A7E9p-14,
            0x1.B2A7074BF7AD4p-16)
        let s = z * x
        var r = y + z * (s * (odd + z * even) + y)
        r += 0x1.5555555555563p-2 * s
        let tangent = x + r
        if isFarOut {
            let v: Double = inverted ? -1 : 1
            return (isNegative ? -1 : 1) * (v - 2 * (x - (tangent * tangent / (tangent + v) - r)))
        }
        return inverted ? negativeInverse(tangent, x, r) : tangent
    }

    /// Returns -1 / (head + tail) with more care than a division takes; `sum` is their sum, rounded.
    private static func negativeInverse(_ sum: Double, _ head: Double, _ tail: Double) -> Double {
        let z = sum.highPart
        let v = tail - (z - head)
        let a = -1 / sum
        let t = a.highPart
        let s = 1 + t * z
        return t + a * (s + t * v)
    }
}

/// The product of a large number and 2/pi, modulo 8, in digits of 24 bits.
///
/// The number comes as up to three whole digits; only the digits of 2/pi that can reach the result are multiplied. When the
/// fraction turns out to be zero in all of them, more digits are taken.
///
/// - Source: fdlibm, `__kernel_rem_pio2` with precision 2; Payne and Hanek, "Radian reduction for trigonometric functions" (1983).
struct PayneHanekProduct {
    private typealias Digits = InlineArray<20, Double>

    /// The digits of 2/pi used beyond those of the number.
    private static let extraDigits = 4

    private let number: (Double, Double, Double)
    private let lastDigit: Int
    /// The first digit of 2/pi that matters.
    private let firstFactor: Int
    /// The exponent of the first digit of the product, less than 3.
    private var exponent: Int
    /// Digits of 2/pi, aligned with the number's.
    private var factors = Digits(repeating: 0)
    /// The product's digits, before carrying.
    private var sums = Digits(repeating: 0)
    /// The product's digits, last one first.
    private var digits = InlineArray<20, Int32>(repeating: 0)

    /// Multiplies `(first + second / 2^24 + third / 2^48) * 2^exponent` by 2/pi.
    init(_ first: Double, _ second: Double, _ third: Double, exponent numberExponent: Int) {
        number = (first, second, third)
        lastDigit = third != 0 ? 2 : second != 0 ? 1 : 0
        firstFactor = max(0, (numberExponent - 3) / 24)
        exponent = numberExponent - 24 * (firstFactor + 1)
        for offset in 0...lastDigit + Self.extraDigits {
            let digit = firstFactor - lastDigit + offset
            factors[offset] = digit < 0 ? 0 : Double(Self.twoOverPi[digit])
        }
        for offset in 0...Self.extraDigits { sums[offset] = sum(at: offset) }
    }

    private func sum(at offset: Int) -> Double {
        var sum = number.0 * factors[lastDigit + offset]
        if lastDigit >= 1 { sum += number.1 * factors[lastDigit + offset - 1] }
        if lastDigit >= 2 { sum += number.2 * factors[lastDigit + offset - 2] }
        return sum
    }

    /// Returns the quarter turns and the rest of the angle in radians, as the sum of two numbers.
    mutating func reduced() -> (quadrant: Int, head: Double, tail: Double) {
        var last = Self.extraDigits
        while true {
            let (quadrant, half, fraction) = carry(last)
            if fraction != 0 {
                appendDigits(of: fraction, &last)
            } else {
                if (Self.extraDigits..<last).allSatisfy({ digits[$0] == 0 }) {
                    takeMoreFactors(&last)
                    continue
                }
                repeat {
                    last -= 1
                    exponent -= 24
                } while digits[last] == 0
            }
            let (head, tail) = timesHalfPi(last)
            return half > 0 ? (quadrant, -head, -tail) : (quadrant, head, tail)
        }
    }

    /// Splits the sums into digits; tells the whole part, whether the fraction is a half or more, and the leading fraction.
    ///
    /// From a half on the digits and the fraction are taken from one, so that the angle is nearest to zero.
    private mutating func carry(_ last: Int) -> (quadrant: Int, half: Int32, fraction: Double) {
        var leading = sums[last]
        for offset in 0..<last {
            let carried = (leading * 0x1p-24).rounded(.towardZero)
            digits[offset] = Int32(leading - carried * 0x1p24)
            leading = sums[last - 1 - offset] + carried
        }
        leading = Self.scaled(leading, exponent)
        leading -= 8 * (leading * 0.125).rounded(.down)
        var quadrant = Int32(leading)
        var fraction = leading - Double(quadrant)
        var half: Int32 = 0
        if exponent > 0 {
            let shift = Int32(24 - exponent)
            let whole = digits[last - 1] >> shift
            quadrant += whole
            digits[last - 1] -= whole << shift
            half = digits[last - 1] >> (shift - 1)
        } else if exponent == 0 {
            half = digits[last - 1] >> 23
        } else if fraction >= 0.5 {
            half = 2
        }
        if half > 0 {
            quadrant += 1
            let hasCarry = complementDigits(last)
            if half == 2 {
                fraction = 1 - fraction
                if hasCarry { fraction -= Self.scaled(1, exponent) }
            }
        }
        return (Int(quadrant & 7), half, fraction)
    }

    /// Takes the digits from one; tells whether any was not zero.
    private mutating func complementDigits(_ last: Int) -> Bool {
        var hasCarry = false
        for offset in 0..<last {
            if hasCarry {
                digits[offset] = 0xFF_FFFF - digits[offset]
            } else if digits[offset] != 0 {
                hasCarry = true
                digits[offset] = 0x100_0000 - digits[offset]
            }
        }
        if exponent == 1 { digits[last - 1] &= 0x7F_FFFF }
        if exponent == 2 { digits[last - 1] &= 0x3F_FFFF }
        return hasCarry
    }

    private mutating func appendDigits(of fraction: Double, _ last: inout Int) {
        let whole = Self.scaled(fraction, -exponent)
        guard whole >= 0x1p24 else {
            digits[last] = Int32(whole)
            return
        }
        let carried = (whole * 0x1p-24).rounded(.towardZero)
        digits[last] = Int32(whole - 0x1p24 * carried)
        last += 1
        exponent += 24
        digits[last] = Int32(carried)
    }

    private mutating func takeMoreFactors(_ last: inout Int) {
        var count = 1
        while Self.extraDigits >= count && digits[Self.extraDigits - count] == 0 { count += 1 }
        for offset in last + 1...last + count {
            factors[lastDigit + offset] = Double(Self.twoOverPi[firstFactor + offset])
            sums[offset] = sum(at: offset)
        }
        last += count
    }

    /// Multiplies the fraction's digits by pi/2 and adds them up, the smallest first.
    private mutating func timesHalfPi(_ last: Int) -> (head: Double, tail: Double) {
        var unit = Self.scaled(1, exponent)
        for offset in stride(from: last, through: 0, by: -1) {
            sums[offset] = unit * Double(digits[offset])
            unit *= 0x1p-24
        }
        var products = Digits(repeating: 0)
        for offset in stride(from: last, through: 0, by: -1) {
            var product = 0.0
            for part in 0...min(Self.extraDigits, last - offset) {
                product += Self.halfPi[part] * sums[offset + part]
            }
            products[last - offset] = product
        }
        var head = 0.0
        for offset in stride(from: last, through: 0, by: -1) { head += products[offset] }
        var tail = products[0] - head
        if last >= 1 {
            for offset in 1...last { tail += products[offset] }
        }
        return (head, tail)
    }

    /// Multiplies by a power of two within the range of normal numbers.
    private static func scaled(_ x: Double, _ exponent: Int) -> Double {
        x * Double(highWord: Int32(1023 + exponent) << 20)
    }

    /// pi/2 in digits of 24 bits.
    private static let halfPi: InlineArray<5, Double> = [
        0x1.921FB4p0, 0x1.4442Dp-24, 0x1.846988p-48, 0x1.8CC516p-72, 0x1.01B838p-96,
    ]

    /// 2/pi in 66 digits of 24 bits.
    private static let twoOverPi: InlineArray<66, Int32> = [
        0xA2F983, 0x6E4E44, 0x1529FC, 0x2757D1, 0xF534DD, 0xC0DB62, 0x95993C, 0x439041, 0xFE5163, 0xABDEBB, 0xC561B7,
        0x246E3A, 0x424DD2, 0xE00649, 0x2EEA09, 0xD1921C, 0xFE1DEB, 0x1CB129, 0xA73EE8, 0x8235F5, 0x2EBB44, 0x84E99C,
        0x7026B4, 0x5F7E41, 0x3991D6, 0x398353, 0x39F49C, 0x845F8B, 0xBDF928, 0x3B1FF8, 0x97FFDE, 0x05980F, 0xEF2F11,
        0x8B5A0A, 0x6D1F6D, 0x367ECF, 0x27CB09, 0xB74F46, 0x3F669E, 0x5FEA2D, 0x7527BA, 0xC7EBE5, 0xF17B3D, 0x0739F7,
        0x8A5292, 0xEA6BFB, 0x5FB11F, 0x8D5D08, 0x560330, 0x46FC7B, 0x6BABF0, 0xCFBC20, 0x9AF436, 0x1DA9E3, 0x91615E,
        0xE61B08, 0x659985, 0x5F14A0, 0x68408D, 0xFFD880, 0x4D7327, 0x310606, 0x1556CA, 0x73A8C9, 0x60E27B, 0xC08C6B,
    ]
}

/// A decimal number found in text: digits, an optional point and an optional exponent, without sign.
///
///     12.50e-3   significand 1250, exponent -5, end 8
///
/// - Source: ECMAScript 2024, 7.1.4.1 `StrUnsignedDecimalLiteral` (without `Infinity`).
struct DecimalLiteral {
    /// The first 19 significant digits.
    private var significand: UInt64 = 0
    /// The power of ten of the last digit in `significand`.
    private var exponent = 0
    /// The significant digits after the first 19; the slow path reads them again.
    private var furtherDigitCount = 0
    /// The offset of the first significant digit.
    private var firstDigit = 0
    /// The offset after the literal.
    private(set) var end: Int

    /// Reads the longest literal at `start`; nil when there is none.
    init?<Unit: UnsignedInteger & FixedWidthInteger>(_ units: UnsafeBufferPointer<Unit>, from start: Int, to limit: Int) {
        var offset = start
        var digitCount = 0
        var significantCount = 0
        var pointOffset = -1
        while offset < limit {
            let unit = units[offset]
            let digit = unit &- 0x30
            if digit <= 9 {
                digitCount &+= 1
                if significantCount > 0 || digit != 0 {
                    if significantCount == 0 { firstDigit = offset }
                    significantCount &+= 1
                    if significantCount <= 19 {
                        significand = significand &* 10 &+ UInt64(truncatingIfNeeded: digit)
                    }
                }
            } else if unit == 0x2E && pointOffset < 0 {
                pointOffset = offset
            } else {
                break
            }
            offset &+= 1
        }
        if digitCount == 0 { return nil }
        if pointOffset >= 0 { exponent = pointOffset &+ 1 &- offset }
        furtherDigitCount = significantCount > 19 ? significantCount &- 19 : 0
        exponent &+= furtherDigitCount
        end = offset
        readExponent(units, to: limit)
    }

    /// Reads `e`, a sign and digits; leaves `end` before the `e` when digits are missing.
    @inline(__always)
    private mutating func readExponent<Unit: UnsignedInteger & FixedWidthInteger>(_ units: UnsafeBufferPointer<Unit>, to limit: Int) {
        guard end < limit, units[end] | 0x20 == 0x65 else { return }
        var offset = end &+ 1
        var isNegative = false
        if offset < limit && (units[offset] == 0x2B || units[offset] == 0x2D) {
            isNegative = units[offset] == 0x2D
            offset &+= 1
        }
        let firstOffset = offset
        var magnitude = 0
        while offset < limit {
            let digit = units[offset] &- 0x30
            if digit > 9 { break }
            // Beyond any text's length times any number's range: more digits change nothing.
            if magnitude < 1 << 50 { magnitude = magnitude &* 10 &+ Int(truncatingIfNeeded: digit) }
            offset &+= 1
        }
        if offset == firstOffset { return }
        exponent &+= isNegative ? -magnitude : magnitude
        end = offset
    }

    /// Returns the nearest number; ties go to the even one.
    @inline(__always)
    func value<Unit: UnsignedInteger & FixedWidthInteger>(in units: UnsafeBufferPointer<Unit>) -> Double {
        if significand == 0 { return 0 }
        // Both operands are exact, so that one rounding is all there is.
        if furtherDigitCount == 0 && significand <= 1 << 53 {
            if exponent == 0 { return Double(significand) }
            if exponent > 0 && exponent <= 22 { return Double(significand) * Self.exactPower(exponent) }
            if exponent < 0 && exponent >= -22 { return Double(significand) / Self.exactPower(-exponent) }
        }
        if furtherDigitCount == 0, let value = productValue() { return value }
        return slowValue(in: units)
    }

    /// Multiplies the significand by the 128-bit power of ten; nil where its last bit could decide the rounding.
    ///
    /// The power is too great by less than its last unit. So the product, cut to 128 bits, is right or too great by 1:
    ///
    ///     | 0 or 1 zero bits | 53 bits of the result | 74 or 75 bits, undecided next to 100...0 |
    private func productValue() -> Double? {
        guard PowersOfTen.lowest...PowersOfTen.highest ~= exponent else { return nil }
        let power = PowersOfTen.significand(exponent)
        let zeroBits = significand.leadingZeroBitCount
        let factor = significand << UInt64(zeroBits)
        let low = factor.multipliedFullWidth(by: power.low).high
        let high = factor.multipliedFullWidth(by: power.high)
        let product = UInt128(high.high) << 64 + UInt128(high.low) + UInt128(low)

        let productZeroBits = product.leadingZeroBitCount
        let binaryExponent = 64 + PowersOfTen.binaryExponent(exponent) - zeroBits - productZeroBits
        guard -1022...1022 ~= binaryExponent else { return nil }
        let droppedBits = UInt128(75 - productZeroBits)
        let half = UInt128(1) &<< (droppedBits - 1)
        let rest = product & (2 * half - 1)
        if rest >= half - 1 && rest <= half + 1 { return nil }
        let rounded = UInt64(truncatingIfNeeded: product &>> droppedBits) + (rest > half ? 1 : 0)
        // A carry out of the 53 bits lands in the exponent, where it belongs.
        return Double(bitPattern: UInt64(binaryExponent + 1022) << 52 + rounded)
    }

    /// Hands the digits to the standard library's parser, which rounds correctly and knows no locale.
    private func slowValue<Unit: UnsignedInteger & FixedWidthInteger>(in units: UnsafeBufferPointer<Unit>) -> Double {
        // The significand has at most 19 digits, and the greatest number is below 1e309, the smallest above 1e-324.
        if exponent > 310 { return .infinity }
        if exponent < -345 { return 0 }
        // 768 digits decide every tie; whatever follows only matters by not being zero.
        let limit = 768
        var text = ""
        text.reserveCapacity(32)
        var lastExponent = exponent
        if furtherDigitCount == 0 {
            text += String(significand)
        } else {
            var count = 0
            var hasRest = false
            var offset = firstDigit
            let total = 19 + furtherDigitCount
            lastExponent -= furtherDigitCount
            var remaining = total
            while remaining > 0 {
                let unit = units[offset]
                offset += 1
                if unit == 0x2E { continue }
                remaining -= 1
                if count < limit {
                    text.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: unit)))
                    count += 1
                } else if unit != 0x30 {
                    hasRest = true
                }
            }
            lastExponent += total - count
            if hasRest {
                text += "1"
                lastExponent -= 1
            }
        }
        text += "e"
        text += String(lastExponent)
        return Double(text) ?? .nan
    }

    /// Returns `10^exponent` for 0 ... 22, where it is exact.
    @inline(__always)
    private static func exactPower(_ exponent: Int) -> Double {
        var power = 1.0
        var base = 10.0
        var rest = exponent
        // Every product on the way is a power of ten up to 10^22 or a square not used: exact where it counts.
        while rest > 0 {
            if rest & 1 != 0 { power *= base }
            base *= base
            rest >>= 1
        }
        return power
    }
}

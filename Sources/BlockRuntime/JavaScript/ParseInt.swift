/// Converts the whole number at the start of a text as JavaScript's `parseInt(text, radix)` does.
///
/// - Parameters:
///   - units: UTF-16 code units, or Latin-1 bytes.
///   - radix: 2 ... 36; 0 means 10, or 16 where the text starts with `0x`.
/// - Returns: the number; NaN when there is no digit or the radix is out of range. Beyond 2^53 it rounds as V8 does: correctly
///   for 10 and the powers of two, with small accumulated errors for other radixes (which ECMAScript allows).
/// - Source: ECMAScript 2024, 19.2.5 `parseInt`; V8, src/numbers/conversions.cc, `NumberParseIntHelper`.
func parseInt<Unit: UnsignedInteger & FixedWidthInteger>(_ units: UnsafeBufferPointer<Unit>, radix: Int32 = 0) -> Double {
    let text = units.trimmedOffsets
    var start = text.lowerBound
    let end = text.upperBound
    let isNegative = skipSign(units, &start, end)
    var radix = radix
    if radix == 0 || radix == 16, end - start >= 2, units[start] == 0x30, units[start + 1] | 0x20 == 0x78 {
        start += 2
        radix = 16
    }
    if radix == 0 { radix = 10 }
    guard 2...36 ~= radix, start < end, digitValue(units[start]) < radix else { return .nan }

    let value: Double
    if radix == 10 {
        value = parseDecimalDigits(units, from: start, to: end)
    } else if radix.nonzeroBitCount == 1 {
        value = readPowerOfTwoDigits(units, from: start, to: end, bitsPerDigit: radix.trailingZeroBitCount).value
    } else {
        value = readDigitsInParts(units, from: start, to: end, radix: UInt32(radix))
    }
    return isNegative ? -value : value
}

/// Reads digits of a power-of-two radix, rounding to the nearest number, ties to even.
///
/// - Returns: the value and the offset after the last digit.
func readPowerOfTwoDigits<Unit: UnsignedInteger & FixedWidthInteger>(
    _ units: UnsafeBufferPointer<Unit>, from start: Int, to end: Int, bitsPerDigit: Int
) -> (value: Double, end: Int) {
    var significand: UInt64 = 0
    var droppedBitCount = 0
    var hasDroppedOnes = false
    var offset = start
    while offset < end {
        let digit = digitValue(units[offset])
        if digit >= 1 << bitsPerDigit { break }
        offset += 1
        // 58 bits leave the conversion below at least five bits to round by; zeros and ones cut off are kept as one sticky bit.
        if significand < 1 << 58 {
            significand = significand << UInt64(bitsPerDigit) | UInt64(digit)
        } else {
            droppedBitCount += bitsPerDigit
            if digit != 0 { hasDroppedOnes = true }
        }
    }
    if hasDroppedOnes { significand |= 1 }
    let exponent = min(droppedBitCount, 2000)
    return (Double(sign: .plus, exponent: exponent, significand: Double(significand)), offset)
}

/// Reads decimal digits only: no point, no exponent.
private func parseDecimalDigits<Unit: UnsignedInteger & FixedWidthInteger>(
    _ units: UnsafeBufferPointer<Unit>, from start: Int, to end: Int
) -> Double {
    var last = start
    while last < end && digitValue(units[last]) < 10 { last += 1 }
    return DecimalLiteral(units, from: start, to: last)?.value(in: units) ?? .nan
}

/// Reads digits in parts that fit 32 bits and adds the parts up as doubles, in V8's steps.
private func readDigitsInParts<Unit: UnsignedInteger & FixedWidthInteger>(
    _ units: UnsafeBufferPointer<Unit>, from start: Int, to end: Int, radix: UInt32
) -> Double {
    let greatestMultiplier = UInt32.max / 36
    var value = 0.0
    var offset = start
    while offset < end && units[offset] == 0x30 { offset += 1 }
    var isDone = false
    while !isDone {
        var part: UInt32 = 0
        var multiplier: UInt32 = 1
        while true {
            guard offset < end else {
                isDone = true
                break
            }
            let digit = digitValue(units[offset])
            guard digit < radix else {
                isDone = true
                break
            }
            if multiplier * radix > greatestMultiplier { break }
            part = part * radix + UInt32(digit)
            multiplier *= radix
            offset += 1
        }
        value = value * Double(multiplier) + Double(part)
    }
    return value
}

/// The value of a digit 0-9, a-z or A-Z; 99 for anything else.
@inline(__always)
private func digitValue<Unit: UnsignedInteger & FixedWidthInteger>(_ unit: Unit) -> Int32 {
    switch unit {
    case 0x30...0x39: Int32(truncatingIfNeeded: unit) - 0x30
    case 0x41...0x5A: Int32(truncatingIfNeeded: unit) - 0x37
    case 0x61...0x7A: Int32(truncatingIfNeeded: unit) - 0x57
    default: 99
    }
}

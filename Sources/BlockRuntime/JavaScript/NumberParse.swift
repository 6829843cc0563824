/// Converts text to a number as JavaScript's `Number(text)` does.
///
/// White space around is ignored, empty text is 0, `0x`, `0o` and `0b` are understood without a sign; the whole text must be a number.
///
/// - Parameter units: UTF-16 code units, or Latin-1 bytes.
/// - Returns: the nearest number; NaN when the text is not one.
/// - Source: ECMAScript 2024, 7.1.4.1 `StringToNumber`.
func parseNumber<Unit: UnsignedInteger & FixedWidthInteger>(_ units: UnsafeBufferPointer<Unit>) -> Double {
    let text = units.trimmedOffsets
    var start = text.lowerBound
    let end = text.upperBound
    if start == end { return 0 }
    if units[start] == 0x30 && end - start > 2 {
        switch units[start + 1] | 0x20 {
        case 0x78: return parsePowerOfTwoLiteral(units, from: start + 2, to: end, bitsPerDigit: 4)
        case 0x6F: return parsePowerOfTwoLiteral(units, from: start + 2, to: end, bitsPerDigit: 3)
        case 0x62: return parsePowerOfTwoLiteral(units, from: start + 2, to: end, bitsPerDigit: 1)
        default: break
        }
    }
    let isNegative = skipSign(units, &start, end)
    let value: Double
    if let literal = DecimalLiteral(units, from: start, to: end) {
        guard literal.end == end else { return .nan }
        value = literal.value(in: units)
    } else {
        guard end - start == 8 && startsWithInfinity(units, start, end) else { return .nan }
        value = .infinity
    }
    return isNegative ? -value : value
}

/// Converts the number at the start of a text as JavaScript's `parseFloat(text)` does; what follows it is ignored.
///
/// - Parameter units: UTF-16 code units, or Latin-1 bytes.
/// - Returns: the nearest number; NaN when the text does not start with one.
/// - Source: ECMAScript 2024, 19.2.4 `parseFloat`.
func parseFloatPrefix<Unit: UnsignedInteger & FixedWidthInteger>(_ units: UnsafeBufferPointer<Unit>) -> Double {
    let text = units.trimmedOffsets
    var start = text.lowerBound
    let isNegative = skipSign(units, &start, text.upperBound)
    let value: Double
    if let literal = DecimalLiteral(units, from: start, to: text.upperBound) {
        value = literal.value(in: units)
    } else {
        guard startsWithInfinity(units, start, text.upperBound) else { return .nan }
        value = .infinity
    }
    return isNegative ? -value : value
}

/// Steps over a plus or minus sign and tells whether it was a minus.
@inline(__always)
func skipSign<Unit: UnsignedInteger & FixedWidthInteger>(_ units: UnsafeBufferPointer<Unit>, _ start: inout Int, _ end: Int) -> Bool {
    guard start < end, units[start] == 0x2B || units[start] == 0x2D else { return false }
    start += 1
    return units[start - 1] == 0x2D
}

/// Reads a whole number of hexadecimal, octal or binary digits; NaN when another character is met.
private func parsePowerOfTwoLiteral<Unit: UnsignedInteger & FixedWidthInteger>(
    _ units: UnsafeBufferPointer<Unit>, from start: Int, to end: Int, bitsPerDigit: Int
) -> Double {
    let (value, last) = readPowerOfTwoDigits(units, from: start, to: end, bitsPerDigit: bitsPerDigit)
    return last == end ? value : .nan
}

private func startsWithInfinity<Unit: UnsignedInteger & FixedWidthInteger>(
    _ units: UnsafeBufferPointer<Unit>, _ start: Int, _ end: Int
) -> Bool {
    let word: StaticString = "Infinity"
    guard end - start >= word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount where units[start + offset] != Unit(word.utf8Start[offset]) { return false }
    return true
}

/// The bytes a buffer for `writeNumber` must have; no number takes more than 25.
let numberTextCapacity = 32

/// Writes a number as JavaScript's `String(x)` does: the shortest digits that read back as the number.
///
/// - Parameters:
///   - x: any number.
///   - buffer: room for at least `numberTextCapacity` bytes; ASCII is written, no final zero.
/// - Returns: the number of bytes written.
/// - Source: ECMAScript 2024, 6.1.6.1.20 `Number::toString` with radix 10.
func writeNumber(_ x: Double, into buffer: UnsafeMutablePointer<UInt8>) -> Int {
    let magnitude = x.magnitude
    if magnitude < 9_007_199_254_740_992 {
        let integer = Int64(x)
        if Double(integer) == x {
            return writeInteger(integer, into: buffer)
        }
    } else if !magnitude.isFinite {
        if x.isNaN { return copy("NaN", into: buffer) }
        return copy(x < 0 ? "-Infinity" : "Infinity", into: buffer)
    }
    guard x < 0 else { return writeDecimal(ShortestDigits(magnitude), into: buffer) }
    buffer[0] = 0x2D
    return 1 + writeDecimal(ShortestDigits(magnitude), into: buffer + 1)
}

/// Writes a whole number in decimal digits.
///
/// - Parameters:
///   - integer: any value but `Int64.min`.
///   - buffer: room for at least 20 bytes.
/// - Returns: the number of bytes written.
func writeInteger(_ integer: Int64, into buffer: UnsafeMutablePointer<UInt8>) -> Int {
    var rest = integer.magnitude
    if rest < 10 && integer >= 0 {
        buffer[0] = 0x30 + UInt8(truncatingIfNeeded: rest)
        return 1
    }
    let sign = integer < 0 ? 1 : 0
    if sign == 1 { buffer[0] = 0x2D }
    let count = decimalDigitCount(rest)
    writeDigits(&rest, count: count, into: buffer + sign)
    return sign + count
}

extension String {
    /// Creates the text JavaScript gives for a number.
    init(javaScriptNumber x: Double) {
        self.init(unsafeUninitializedCapacity: numberTextCapacity) { buffer in
            // Invariant: a buffer of the capacity asked for has an address.
            writeNumber(x, into: buffer.baseAddress!)
        }
    }
}

/// Lays out digits: plain between 1e-7 and 1e21, with an exponent outside.
private func writeDecimal(_ decimal: ShortestDigits, into buffer: UnsafeMutablePointer<UInt8>) -> Int {
    var digits = decimal.digits
    var exponent = decimal.exponent
    while true {
        let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10)
        if remainder != 0 { break }
        digits = quotient
        exponent += 1
    }
    let count = decimalDigitCount(digits)
    /// The position of the decimal point, in digits from the first one: the specification's `n`.
    let point = count + exponent

    if count <= point && point <= 21 {
        writeDigits(&digits, count: count, into: buffer)
        (buffer + count).update(repeating: 0x30, count: point - count)
        return point
    }
    if 0 < point && point <= 21 {
        writeDigits(&digits, count: count, into: buffer + 1)
        buffer.update(from: buffer + 1, count: point)
        buffer[point] = 0x2E
        return count + 1
    }
    if -6 < point && point <= 0 {
        buffer[0] = 0x30
        buffer[1] = 0x2E
        (buffer + 2).update(repeating: 0x30, count: -point)
        writeDigits(&digits, count: count, into: buffer + 2 - point)
        return 2 - point + count
    }
    writeDigits(&digits, count: count, into: buffer + 1)
    buffer[0] = buffer[1]
    var written = 1
    if count > 1 {
        buffer[1] = 0x2E
        written = count + 1
    }
    buffer[written] = 0x65
    buffer[written + 1] = point > 0 ? 0x2B : 0x2D
    written += 2
    return written + writeInteger(Int64((point - 1).magnitude), into: buffer + written)
}

/// Writes exactly `count` digits of a number, from the last to the first, two at a time.
@inline(__always)
private func writeDigits(_ rest: inout UInt64, count: Int, into buffer: UnsafeMutablePointer<UInt8>) {
    var end = count
    while rest >= 100 {
        let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
        rest = quotient
        end &-= 2
        let digits = digitPairs.utf8Start + 2 &* Int(truncatingIfNeeded: pair)
        buffer[end] = digits[0]
        buffer[end &+ 1] = digits[1]
    }
    if rest >= 10 {
        let digits = digitPairs.utf8Start + 2 &* Int(truncatingIfNeeded: rest)
        buffer[end &- 2] = digits[0]
        buffer[end &- 1] = digits[1]
    } else {
        buffer[end &- 1] = 0x30 + UInt8(truncatingIfNeeded: rest)
    }
}

/// Returns how many decimal digits a number has; 1 for zero.
@inline(__always)
private func decimalDigitCount(_ value: UInt64) -> Int {
    var rest = value
    var count = 1
    if rest >= 10_000_000_000_000_000 {
        rest /= 10_000_000_000_000_000
        count &+= 16
    }
    if rest >= 100_000_000 {
        rest /= 100_000_000
        count &+= 8
    }
    if rest >= 10_000 {
        rest /= 10_000
        count &+= 4
    }
    if rest >= 100 {
        rest /= 100
        count &+= 2
    }
    return rest >= 10 ? count &+ 1 : count
}

/// Copies an ASCII literal.
private func copy(_ text: StaticString, into buffer: UnsafeMutablePointer<UInt8>) -> Int {
    buffer.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    return text.utf8CodeUnitCount
}

private let digitPairs: StaticString = """
    0001020304050607080910111213141516171819\
    2021222324252627282930313233343536373839\
    4041424344454647484950515253545556575859\
    6061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899
    """

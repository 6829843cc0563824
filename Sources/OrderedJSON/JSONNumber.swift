/// Reads and writes numbers as JavaScript does.
enum JSONNumber {
    /// Powers of ten that a double holds exactly.
    private static let exactPowers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// Reads a number that starts at an offset.
    ///
    /// Up to 15 digits with a small exponent are exact in one multiplication or division; longer ones go through the standard library.
    /// - Returns: the nearest double and the offset after its last byte.
    static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) throws(JSONScanner.Fault) -> (value: Double, end: Int) {
        var cursor = start
        func isDigit() -> Bool { cursor < bytes.count && bytes[cursor] &- UInt8(ascii: "0") < 10 }
        let isNegative = bytes[cursor] == UInt8(ascii: "-")
        if isNegative { cursor += 1 }
        guard isDigit() else { throw JSONScanner.Fault(offset: start, message: "a '-' without a number", hint: nil) }
        var mantissa: UInt64 = 0
        var digitCount = 0
        var scale = 0
        func take() {
            mantissa = mantissa &* 10 &+ UInt64(bytes[cursor] - UInt8(ascii: "0"))
            if mantissa != 0 { digitCount += 1 }
            cursor += 1
        }
        if bytes[cursor] == UInt8(ascii: "0") {
            cursor += 1
            if isDigit() { throw JSONScanner.Fault(offset: start, message: "a number with a leading zero", hint: "remove the zero") }
        } else {
            while isDigit() { take() }
        }
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ".") {
            cursor += 1
            guard isDigit() else { throw JSONScanner.Fault(offset: start, message: "a number that ends in '.'", hint: nil) }
            while isDigit() {
                take()
                scale -= 1
            }
        }
        if cursor < bytes.count, bytes[cursor] | 0x20 == UInt8(ascii: "e") {
            cursor += 1
            var isExponentNegative = false
            if cursor < bytes.count, bytes[cursor] == UInt8(ascii: "-") || bytes[cursor] == UInt8(ascii: "+") {
                isExponentNegative = bytes[cursor] == UInt8(ascii: "-")
                cursor += 1
            }
            guard isDigit() else { throw JSONScanner.Fault(offset: start, message: "a number without its exponent", hint: nil) }
            var exponent = 0
            while isDigit() {
                exponent = min(exponent * 10 + Int(bytes[cursor] - UInt8(ascii: "0")), 1_000_000)
                cursor += 1
            }
            scale += isExponentNegative ? -exponent : exponent
        }
        if cursor < bytes.count, JSONScanner.isWordByte(bytes[cursor]) {
            throw JSONScanner.Fault(offset: start, message: "a number is followed by letters", hint: "texts are written in double quotes")
        }
        if digitCount <= 15, abs(scale) <= 22 {
            let magnitude = scale < 0 ? Double(mantissa) / exactPowers[-scale] : Double(mantissa) * exactPowers[scale]
            return (isNegative ? -magnitude : magnitude, cursor)
        }
        // The standard library gives infinity for a number beyond the largest double, as JavaScript does.
        let text = String(decoding: bytes[start..<cursor], as: UTF8.self)
        return (Double(text) ?? (isNegative ? -.infinity : .infinity), cursor)
    }

    /// Writes a number as JavaScript's `JSON.stringify` does.
    ///
    /// - Source: ECMA-262, Number::toString; `null` for a number that is not finite.
    static func write(_ value: Double, into output: inout [UInt8]) {
        guard value.isFinite else {
            output.append(contentsOf: "null".utf8)
            return
        }
        if let integer = Int64(exactly: value), abs(integer) < 1 << 53 {
            output.append(contentsOf: String(integer).utf8)
            return
        }
        // The description holds the shortest digits that read back as the same double: `-1.25e-07`, `123456.75`, `5e+22`.
        var digits: [UInt8] = []
        var pointPosition: Int?
        var exponent = 0
        var description = value.magnitude.description.utf8[...]
        while let byte = description.popFirst() {
            switch byte {
            case UInt8(ascii: "."): pointPosition = digits.count
            case UInt8(ascii: "e"):
                exponent = Int(Substring(description)) ?? 0
                description = description[description.endIndex...]
            default: digits.append(byte)
            }
        }
        // The value is 0.DIGITS times ten to the power of `point`.
        var point = (pointPosition ?? digits.count) + exponent
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leadingZeros)
        point -= leadingZeros
        if value < 0 { output.append(UInt8(ascii: "-")) }
        switch point {
        case digits.count...21:
            output.append(contentsOf: digits)
            output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: point - digits.count))
        case 1...21:
            output.append(contentsOf: digits[..<point])
            output.append(UInt8(ascii: "."))
            output.append(contentsOf: digits[point...])
        case -5...0:
            output.append(contentsOf: "0.".utf8)
            output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -point))
            output.append(contentsOf: digits)
        default:
            output.append(digits[0])
            if digits.count > 1 {
                output.append(UInt8(ascii: "."))
                output.append(contentsOf: digits[1...])
            }
            output.append(contentsOf: point > 0 ? "e+".utf8 : "e-".utf8)
            output.append(contentsOf: String(abs(point - 1)).utf8)
        }
    }
}

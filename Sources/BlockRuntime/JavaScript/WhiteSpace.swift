/// Tells whether a UTF-16 code unit is white space or a line terminator, as `trim` and `Number(text)` see it.
///
/// - Source: ECMAScript 2024, 12.2 and 12.3 (`WhiteSpace`, `LineTerminator`); Unicode category Zs.
@inline(__always)
func isWhiteSpace(_ unit: UInt16) -> Bool {
    if unit < 0x80 { return unit == 0x20 || (0x09...0x0D).contains(unit) }
    return unit == 0xA0 || (unit >= 0x1680 && isWideWhiteSpace(unit))
}

private func isWideWhiteSpace(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
}

extension UnsafeBufferPointer where Element: UnsignedInteger & FixedWidthInteger {
    /// The offsets that remain when white space is taken off both ends, as `trim` does.
    @inline(__always)
    var trimmedOffsets: Range<Int> {
        var start = 0
        var end = count
        while start < end && isWhiteSpace(UInt16(truncatingIfNeeded: self[start])) { start &+= 1 }
        while end > start && isWhiteSpace(UInt16(truncatingIfNeeded: self[end &- 1])) { end &-= 1 }
        return start..<end
    }
}

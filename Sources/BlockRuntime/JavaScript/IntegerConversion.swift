/// Returns the whole number modulo 2^32, from -2^31 to 2^31 - 1; 0 for NaN and infinities.
///
/// - Source: ECMAScript 2024, 7.1.6 `ToInt32`.
@inline(__always)
func toInt32(_ x: Double) -> Int32 {
    // Below 2^63 the conversion cannot trap; NaN fails the comparison.
    x.magnitude < 0x1p63 ? Int32(truncatingIfNeeded: Int64(x)) : hugeToInt32(x)
}

/// Returns the whole number modulo 2^32, from 0 to 2^32 - 1; 0 for NaN and infinities.
///
/// - Source: ECMAScript 2024, 7.1.7 `ToUint32`.
@inline(__always)
func toUInt32(_ x: Double) -> UInt32 {
    UInt32(bitPattern: toInt32(x))
}

/// Cuts the fraction off; NaN and -0 become 0.
///
/// - Source: ECMAScript 2024, 7.1.5 `ToIntegerOrInfinity`.
@inline(__always)
func toIntegerOrInfinity(_ x: Double) -> Double {
    // Adding 0 turns -0 into 0.
    x.isNaN ? 0 : x.rounded(.towardZero) + 0
}

/// Converts to `Int` without trapping: the fraction is cut off, NaN is 0, what lies outside becomes `Int.min` or `Int.max`.
@inline(__always)
func toInt(clamping x: Double) -> Int {
    if x.magnitude < 0x1p63 { return Int(x) }
    return x.isNaN ? 0 : x < 0 ? .min : .max
}

/// Returns the offset that an argument of `slice` or `splice` means: negative ones count from the end; always in 0 ... `count`.
///
/// - Source: ECMAScript 2024, 23.1.3.28 `Array.prototype.slice`, steps 3 to 7.
@inline(__always)
func relativeOffset(_ x: Double, count: Int) -> Int {
    let offset = toInt(clamping: x)
    return offset < 0 ? max(count &+ max(offset, -count), 0) : min(offset, count)
}

/// Returns the offset that an argument of `substring` or `charAt` means: always in 0 ... `count`.
@inline(__always)
func clampedOffset(_ x: Double, count: Int) -> Int {
    min(max(toInt(clamping: x), 0), count)
}

private func hugeToInt32(_ x: Double) -> Int32 {
    // At 2^63 and above every number is a multiple of 2^11; from 2^84 on, of 2^32.
    guard x.isFinite, x.exponent < 84 else { return 0 }
    let significand = x.significandBitPattern | 1 << 52
    let low = UInt32(truncatingIfNeeded: significand << UInt64(x.exponent - 52))
    return Int32(bitPattern: x < 0 ? 0 &- low : low)
}

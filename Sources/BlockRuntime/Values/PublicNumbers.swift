/// JavaScript's `Number(text)`: what a text means as a number, NaN when it means none.
///
/// - Source: ECMA-262, StringToNumber.
public func javaScriptNumber(_ text: String) -> Double {
    var units = Array(text.utf16)
    return units.withUnsafeMutableBufferPointer { parseNumber(UnsafeBufferPointer($0)) }
}

/// JavaScript's `String(number)`.
///
/// - Source: ECMA-262, Number::toString.
public func javaScriptText(_ number: Double) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { buffer in
        // Invariant: the buffer was asked for with a capacity above zero, so it has an address.
        let count = writeNumber(number, into: buffer.baseAddress.unsafelyUnwrapped)
        return String(decoding: UnsafeMutableBufferPointer(rebasing: buffer[..<count]), as: UTF8.self)
    }
}

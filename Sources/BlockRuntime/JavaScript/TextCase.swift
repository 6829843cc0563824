/// Converts text to upper case as `String.prototype.toUpperCase` does, in any locale.
///
/// - Parameter units: UTF-16 code units; lone surrogates stay as they are.
/// - Returns: the converted code units, which may be more ("ß" becomes "SS").
/// - Source: ECMAScript 2024, 22.1.3.30; Unicode, SpecialCasing.txt without the conditions that depend on a language.
func upperCased(_ units: UnsafeBufferPointer<UInt16>) -> [UInt16] {
    convertCase(units) { unit in
        unit &- 0x61 < 26 ? unit ^ 0x20 : unit
    } other: { scalar, _, _ in
        scalar.properties.uppercaseMapping
    }
}

/// Converts text to lower case as `String.prototype.toLowerCase` does, in any locale.
///
/// - Parameter units: UTF-16 code units; lone surrogates stay as they are.
/// - Returns: the converted code units, which may be more ("İ" becomes "i" and a combining dot).
/// - Source: ECMAScript 2024, 22.1.3.28; Unicode, SpecialCasing.txt: only the capital sigma depends on what is around it.
func lowerCased(_ units: UnsafeBufferPointer<UInt16>) -> [UInt16] {
    convertCase(units) { unit in
        unit &- 0x41 < 26 ? unit ^ 0x20 : unit
    } other: { scalar, start, end in
        scalar == "\u{3A3}" && isFinalSigma(units, start, end) ? "\u{3C2}" : scalar.properties.lowercaseMapping
    }
}

/// Converts Latin-1 text to lower case; the result is always Latin-1 of the same length.
///
/// - Parameters:
///   - bytes: the text.
///   - target: room for as many bytes; may be the text's own.
func writeLowerCase(_ bytes: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<UInt8>) {
    for offset in 0..<bytes.count {
        let byte = bytes[offset]
        let isUpper = byte &- 0x41 < 26 || (byte &- 0xC0 < 31 && byte != 0xD7)
        target[offset] = isUpper ? byte | 0x20 : byte
    }
}

/// Converts Latin-1 text to upper case where the result is Latin-1 of the same length.
///
/// - Parameters:
///   - bytes: the text.
///   - target: room for as many bytes; may be the text's own only when false cannot be the answer.
/// - Returns: false at "µ" and "ÿ", whose upper case is not in Latin-1, and at "ß", whose upper case is longer; the bytes
///   written up to there mean nothing, and `upperCased` must be asked.
func writeUpperCase(_ bytes: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<UInt8>) -> Bool {
    for offset in 0..<bytes.count {
        let byte = bytes[offset]
        if byte == 0xB5 || byte == 0xDF || byte == 0xFF { return false }
        let isLower = byte &- 0x61 < 26 || (byte >= 0xE0 && byte != 0xF7)
        target[offset] = isLower ? byte & 0xDF : byte
    }
    return true
}

/// Converts ASCII by one function, other characters by another, which is also told where the character is.
@inline(__always)
private func convertCase(
    _ units: UnsafeBufferPointer<UInt16>, ascii: (UInt16) -> UInt16, other: (Unicode.Scalar, _ start: Int, _ end: Int) -> String
) -> [UInt16] {
    var result: [UInt16] = []
    result.reserveCapacity(units.count)
    var offset = 0
    while offset < units.count {
        let unit = units[offset]
        if unit < 0x80 {
            result.append(ascii(unit))
            offset &+= 1
            continue
        }
        let scalar = scalar(in: units, at: offset)
        let end = offset &+ (scalar.map { $0.value > 0xFFFF } ?? false ? 2 : 1)
        if let scalar {
            result.append(contentsOf: other(scalar, offset, end).utf16)
        } else {
            result.append(unit)
        }
        offset = end
    }
    return result
}

/// Returns the character that starts at an offset; nil for a lone surrogate.
private func scalar(in units: UnsafeBufferPointer<UInt16>, at offset: Int) -> Unicode.Scalar? {
    let unit = units[offset]
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, offset + 1 < units.count, units[offset + 1] & 0xFC00 == 0xDC00 else { return nil }
    return Unicode.Scalar(0x10000 + UInt32(unit & 0x3FF) << 10 + UInt32(units[offset + 1] & 0x3FF))
}

/// Tells whether a sigma ends a word: a letter before it, none behind it, marks and apostrophes between not counted.
///
/// - Source: Unicode, section 3.13, `Final_Sigma`.
private func isFinalSigma(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> Bool {
    var before = start
    var followsLetter = false
    while before > 0 {
        before -= 1
        if before > 0 && units[before] & 0xFC00 == 0xDC00 && units[before - 1] & 0xFC00 == 0xD800 { before -= 1 }
        guard let properties = scalar(in: units, at: before)?.properties else { break }
        if properties.isCaseIgnorable { continue }
        followsLetter = properties.isCased
        break
    }
    if !followsLetter { return false }
    var after = end
    while after < units.count {
        guard let scalar = scalar(in: units, at: after) else { break }
        if !scalar.properties.isCaseIgnorable { return !scalar.properties.isCased }
        after += scalar.value > 0xFFFF ? 2 : 1
    }
    return true
}

/// What JavaScript makes of the content of a text literal: escape sequences become what they stand for.
///
/// - Returns: nil where an escape is malformed, as JavaScript then refuses the whole program.
/// - Source: ECMA-262, string literals; octal escapes, which strict code refuses, are read as in sloppy code only for `\0`.
func cookedText(_ text: String) -> [UInt16]? {
    var result: [UInt16] = []
    var scalars = Array(text.unicodeScalars)[...]
    func digits(_ count: Int) -> UInt32? {
        guard scalars.count >= count else { return nil }
        let part = String(String.UnicodeScalarView(scalars.prefix(count)))
        scalars = scalars.dropFirst(count)
        return part.utf8.first == UInt8(ascii: "+") ? nil : UInt32(part, radix: 16)
    }
    while let scalar = scalars.popFirst() {
        guard scalar == "\\" else {
            result += String(scalar).utf16
            continue
        }
        guard let escaped = scalars.popFirst() else { return nil }
        switch escaped {
        case "b": result.append(0x08)
        case "t": result.append(0x09)
        case "n": result.append(0x0A)
        case "v": result.append(0x0B)
        case "f": result.append(0x0C)
        case "r": result.append(0x0D)
        case "0": result.append(0)
        case "\n", "\u{2028}", "\u{2029}": break
        case "x":
            guard let unit = digits(2) else { return nil }
            result.append(UInt16(unit))
        case "u":
            if scalars.first == "{" {
                guard let end = scalars.firstIndex(of: "}") else { return nil }
                scalars = scalars.dropFirst()
                guard let code = digits(end - scalars.startIndex), code <= 0x10FFFF else { return nil }
                scalars = scalars.dropFirst()
                if let scalar = Unicode.Scalar(code) { result += String(scalar).utf16 } else { result.append(UInt16(code)) }
            } else {
                guard let unit = digits(4) else { return nil }
                result.append(UInt16(unit))
            }
        default: result += String(escaped).utf16
        }
    }
    return result
}

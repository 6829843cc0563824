/// A colour as Blockly's colour field writes it, `#rrggbb` in lower case; nil for what is no colour.
///
/// - Parameter text: a name, `#rgb`, `#rrggbb`, either with `0x` or nothing instead of `#`, or `rgb(r, g, b)`.
/// - Source: Blockly, core/utils/colour.ts, `parse`.
public func hexadecimalColour(_ text: String) -> String? {
    let word = text.lowercased().withoutBlanksAround
    if let named = namedColours[String(word)] { return named }
    let digits = word.hasPrefix("0x") ? word.dropFirst(2) : word.hasPrefix("#") ? word.dropFirst() : word
    if digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) {
        if digits.count == 6 { return "#" + digits }
        if digits.count == 3 { return "#" + digits.map { "\($0)\($0)" }.joined() }
    }
    let channels = word.hasPrefix("rgb") ? word.dropFirst(3).withoutBlanksAround : word
    guard channels.hasPrefix("("), channels.hasSuffix(")") else { return nil }
    let numbers = channels.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false).map { part -> UInt8? in
        let digits = part.withoutBlanksAround
        return digits.allSatisfy({ $0.isASCII && $0.isNumber }) ? UInt8(digits) : nil
    }
    guard numbers.count == 3, !numbers.contains(nil) else { return nil }
    return "#" + numbers.compactMap { $0 }.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// - Source: Blockly, core/utils/colour.ts, `names`: the basic colours of CSS.
private let namedColours = [
    "aqua": "#00ffff", "black": "#000000", "blue": "#0000ff", "fuchsia": "#ff00ff", "gray": "#808080", "green": "#008000",
    "lime": "#00ff00", "maroon": "#800000", "navy": "#000080", "olive": "#808000", "purple": "#800080", "red": "#ff0000",
    "silver": "#c0c0c0", "teal": "#008080", "white": "#ffffff", "yellow": "#ffff00",
]

extension StringProtocol {
    /// Without the white space at its ends.
    fileprivate var withoutBlanksAround: SubSequence {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start }
        return start[...last]
    }
}

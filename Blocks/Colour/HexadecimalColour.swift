/// A colour as Blockly's colour field writes it, `#rrggbb` in lower case; nil for what is no colour.
///
/// - Parameter text: a name, `#rgb`, `#rrggbb`, either with `0x` or nothing instead of `#`, or `rgb(r, g, b)`.
/// - Source: Blockly, core/utils/colour.ts, `parse`.
func hexadecimalColour(_ text: String) -> String? {
    let word = text.lowercased().filter { !$0.isWhitespace }
    if let named = namedColours[word] { return named }
    var digits = word[...]
    if digits.hasPrefix("0x") { digits = digits.dropFirst(2) }
    if digits.hasPrefix("#") { digits = digits.dropFirst() }
    if digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) {
        if digits.count == 6 { return "#" + digits }
        if digits.count == 3 { return "#" + digits.map { "\($0)\($0)" }.joined() }
    }
    var channels = word[...]
    if channels.hasPrefix("rgb") { channels = channels.dropFirst(3) }
    guard channels.hasPrefix("("), channels.hasSuffix(")") else { return nil }
    let parts = channels.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { UInt8($0) }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    return "#" + numbers.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// - Source: Blockly, core/utils/colour.ts, `names`: the basic colours of CSS.
private let namedColours = [
    "aqua": "#00ffff", "black": "#000000", "blue": "#0000ff", "fuchsia": "#ff00ff", "gray": "#808080", "green": "#008000",
    "lime": "#00ff00", "maroon": "#800000", "navy": "#000080", "olive": "#808000", "purple": "#800080", "red": "#ff0000",
    "silver": "#c0c0c0", "teal": "#008080", "white": "#ffffff", "yellow": "#ffff00",
]

import BlockRuntime

/// What Blockly's number field makes of a text.
///
/// - Source: Blockly, core/field_number.ts, `doClassValidation_`.
public func fieldNumber(_ text: String?, default defaultNumber: Double, minimum: Double, maximum: Double, precision: Double) -> Double {
    guard let text else { return defaultNumber }
    let isPlain = text.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    var number = isPlain ? Double(text) ?? .nan : .nan
    if number.isNaN { number = javaScriptNumber(cleaned(text)) }
    if number.isNaN { return defaultNumber }
    number = min(max(number, minimum), maximum)
    if precision > 0 && number.isFinite { number = (number / precision + 0.5).rounded(.down) * precision }
    return number
}

/// The text without commas, with zeros for the letter O, and with infinity as JavaScript spells it.
private func cleaned(_ text: String) -> String {
    var cleaned = ""
    for character in text where character != "," { cleaned.append(character == "o" || character == "O" ? "0" : character) }
    if let infinity = cleaned.lowercased().firstRange(of: "infinity") {
        let lower = cleaned.lowercased()
        let before = lower[..<infinity.lowerBound], after = lower[infinity.upperBound...]
        cleaned = before + "Infinity" + after
    }
    return cleaned
}

/// The `disabled-reasons` attribute: reasons separated by commas, each with its special characters as `%XX`.
///
/// - Source: Blockly, core/xml.ts, `blockToDom` and `domToBlockHeadless`.
enum DisabledReasons {
    /// Takes the attribute apart; an empty attribute gives no reason, and still disables.
    static func decode(_ text: String) -> [String] {
        if text.isEmpty { return [] }
        return text.split(separator: ",", omittingEmptySubsequences: false).map { decodeOne($0) }
    }

    /// Puts reasons into one attribute as `encodeURIComponent` does.
    static func encode(_ reasons: [String]) -> String {
        reasons.map { reason in
            var result = ""
            for byte in reason.utf8 {
                if isPlain(byte) {
                    result.unicodeScalars.append(Unicode.Scalar(byte))
                } else {
                    result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
                }
            }
            return result
        }.joined(separator: ",")
    }

    /// A `%` that is not followed by two hexadecimal digits stays as it is.
    private static func decodeOne(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var offset = 0
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "%"), offset + 2 < bytes.count,
                let high = Character(Unicode.Scalar(bytes[offset + 1])).hexDigitValue,
                let low = Character(Unicode.Scalar(bytes[offset + 2])).hexDigitValue
            {
                result.append(UInt8(high * 16 + low))
                offset += 3
            } else {
                result.append(bytes[offset])
                offset += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch Character(Unicode.Scalar(byte)) {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "!", "~", "*", "'", "(", ")": byte < 0x80
        default: false
        }
    }
}

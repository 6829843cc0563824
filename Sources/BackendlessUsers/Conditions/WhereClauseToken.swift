/// A word, text, number or sign of a condition.
struct WhereClauseToken {
    enum Kind: Equatable {
        case word(String)
        case text(String)
        case number(Double)
        case symbol(String)
    }

    var kind: Kind
    /// Where it starts, in bytes.
    var offset: Int

    /// The token as messages show it.
    var shown: String {
        switch kind {
        case .word(let word): "'\(word)'"
        case .text: "a text"
        case .number(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
        case .symbol(let symbol): "'\(symbol)'"
        }
    }

    /// The tokens of a condition.
    static func tokens(_ bytes: [UInt8]) throws(UserFault) -> [WhereClauseToken] {
        var tokens: [WhereClauseToken] = []
        var offset = 0
        func slice(_ start: Int) -> String { String(decoding: bytes[start..<offset], as: UTF8.self) }
        while offset < bytes.count {
            let start = offset
            switch bytes[offset] {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            case UInt8(ascii: "'"):
                var content: [UInt8] = []
                offset += 1
                while true {
                    guard offset < bytes.count else {
                        throw .wrongCondition("a text without a closing quote", at: position(start, bytes))
                    }
                    if bytes[offset] == UInt8(ascii: "'") {
                        offset += 1
                        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "'") else { break }
                    }
                    content.append(bytes[offset])
                    offset += 1
                }
                tokens.append(WhereClauseToken(kind: .text(String(decoding: content, as: UTF8.self)), offset: start))
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                offset += 1
                while offset < bytes.count, isWord(bytes[offset]) || isExponentSign(bytes, offset) { offset += 1 }
                guard let number = ConditionValue.number(slice(start)) else {
                    throw .wrongCondition("'\(slice(start))' is no number", at: position(start, bytes))
                }
                tokens.append(WhereClauseToken(kind: .number(number), offset: start))
            case let byte where isWord(byte):
                while offset < bytes.count, isWord(bytes[offset]) { offset += 1 }
                tokens.append(WhereClauseToken(kind: .word(slice(start)), offset: start))
            case UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="):
                offset += 1
                if offset < bytes.count, bytes[offset] == UInt8(ascii: "=") || bytes[offset] == UInt8(ascii: ">") { offset += 1 }
                tokens.append(WhereClauseToken(kind: .symbol(slice(start)), offset: start))
            default:
                offset += 1
                tokens.append(WhereClauseToken(kind: .symbol(slice(start)), offset: start))
            }
        }
        return tokens
    }

    /// The position in characters, 1-based, of a byte.
    static func position(_ offset: Int, _ bytes: [UInt8]) -> Int { String(decoding: bytes[..<offset], as: UTF8.self).count + 1 }

    private static func isExponentSign(_ bytes: [UInt8], _ offset: Int) -> Bool {
        (bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "+")) && bytes[offset - 1] | 0x20 == UInt8(ascii: "e")
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }
}

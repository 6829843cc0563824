import OrderedJSON

/// Reads a condition into a tree.
struct WhereClauseParser {
    private enum Token: Equatable {
        case word(String)
        case text(String)
        case number(Double)
        case symbol(String)
    }

    private let text: String
    private var tokens: [Token] = []
    private var position = 0
    private var depth = 0

    init(_ text: String) { self.text = text }

    mutating func parse() throws(UserFault) -> WhereClause.Node {
        tokens = try Self.tokenize(text)
        let node = try condition()
        guard position == tokens.count else { throw .wrongCondition("unexpected \(found)") }
        return node
    }

    private mutating func condition() throws(UserFault) -> WhereClause.Node {
        var node = try conjunction()
        while takeWord("or") { node = .or(node, try conjunction()) }
        return node
    }

    private mutating func conjunction() throws(UserFault) -> WhereClause.Node {
        var node = try test()
        while takeWord("and") { node = .and(node, try test()) }
        return node
    }

    private mutating func test() throws(UserFault) -> WhereClause.Node {
        depth += 1
        defer { depth -= 1 }
        guard depth < 200 else { throw .wrongCondition("nested too deeply") }
        if takeWord("not") { return .not(try test()) }
        if takeSymbol("(") {
            let node = try condition()
            guard takeSymbol(")") else { throw .wrongCondition("expected ')', got \(found)") }
            return node
        }
        guard position < tokens.count, case .word(let name) = tokens[position] else {
            throw .wrongCondition("expected a property, got \(found)")
        }
        position += 1
        if takeWord("is") {
            let isNegated = takeWord("not")
            guard takeWord("null") else { throw .wrongCondition("expected NULL, got \(found)") }
            return isNegated ? .not(.isNull(name)) : .isNull(name)
        }
        let isNegated = takeWord("not")
        let node = try predicate(name)
        return isNegated ? .not(node) : node
    }

    private mutating func predicate(_ name: String) throws(UserFault) -> WhereClause.Node {
        if takeWord("in") {
            guard takeSymbol("(") else { throw .wrongCondition("expected '(', got \(found)") }
            var values = [try value()]
            while takeSymbol(",") { values.append(try value()) }
            guard takeSymbol(")") else { throw .wrongCondition("expected ')', got \(found)") }
            return .isIn(name, values)
        }
        if takeWord("like") {
            guard case .string(let pattern) = try value() else { throw .wrongCondition("LIKE needs a text") }
            return .like(name, Array(pattern.lowercased()))
        }
        if takeWord("between") {
            let low = try value()
            guard takeWord("and") else { throw .wrongCondition("expected AND, got \(found)") }
            return .between(name, low, try value())
        }
        guard position < tokens.count, case .symbol(let symbol) = tokens[position],
            let comparison = WhereClause.Comparison(rawValue: symbol)
        else { throw .wrongCondition("expected an operator, got \(found)") }
        position += 1
        return .compare(name, comparison, try value())
    }

    private mutating func value() throws(UserFault) -> JSONValue {
        guard position < tokens.count else { throw .wrongCondition("expected a value, got the end") }
        defer { position += 1 }
        switch tokens[position] {
        case .text(let text): return .string(text)
        case .number(let number): return .number(number)
        case .word(let word):
            switch word.lowercased() {
            case "true": return true
            case "false": return false
            case "null": return nil
            default: throw .wrongCondition("expected a value, got '\(word)'")
            }
        case .symbol(let symbol): throw .wrongCondition("expected a value, got '\(symbol)'")
        }
    }

    private mutating func takeWord(_ word: String) -> Bool {
        guard position < tokens.count, case .word(let found) = tokens[position], found.lowercased() == word else { return false }
        position += 1
        return true
    }

    private mutating func takeSymbol(_ symbol: String) -> Bool {
        guard position < tokens.count, tokens[position] == .symbol(symbol) else { return false }
        position += 1
        return true
    }

    private var found: String {
        guard position < tokens.count else { return "the end" }
        return switch tokens[position] {
        case .word(let word): "'\(word)'"
        case .text: "a text"
        case .number(let number): "\(number)"
        case .symbol(let symbol): "'\(symbol)'"
        }
    }

    private static func tokenize(_ text: String) throws(UserFault) -> [Token] {
        let bytes = Array(text.utf8)
        var tokens: [Token] = []
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
                    guard offset < bytes.count else { throw .wrongCondition("a text without a closing quote") }
                    if bytes[offset] == UInt8(ascii: "'") {
                        offset += 1
                        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "'") else { break }
                    }
                    content.append(bytes[offset])
                    offset += 1
                }
                tokens.append(.text(String(decoding: content, as: UTF8.self)))
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                offset += 1
                while offset < bytes.count, isWordByte(bytes[offset]) { offset += 1 }
                guard let number = Double(slice(start)) else { throw .wrongCondition("'\(slice(start))' is no number") }
                tokens.append(.number(number))
            case let byte where isWordByte(byte):
                while offset < bytes.count, isWordByte(bytes[offset]) { offset += 1 }
                tokens.append(.word(slice(start)))
            case UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="):
                offset += 1
                if offset < bytes.count, bytes[offset] == UInt8(ascii: "=") || bytes[offset] == UInt8(ascii: ">") { offset += 1 }
                tokens.append(.symbol(slice(start)))
            default:
                offset += 1
                tokens.append(.symbol(slice(start)))
            }
        }
        return tokens
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }
}

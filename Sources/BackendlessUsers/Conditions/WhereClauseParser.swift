import OrderedJSON

/// Reads a condition into a tree.
struct WhereClauseParser {
    /// The properties that were named so far.
    private(set) var columns: [WhereClause.Column] = []
    private var offsetByName: [String: Int] = [:]

    private let bytes: [UInt8]
    private let tokens: [WhereClauseToken]
    private var next = 0
    private var depth = 0

    /// The functions of groups, which `having` may test.
    static let functions: Set<String> = ["count", "sum", "avg", "min", "max"]

    /// How deep a condition may nest.
    private static let maximumDepth = 100

    init(_ bytes: [UInt8]) throws(UserFault) {
        self.bytes = bytes
        guard bytes.count <= WhereClause.maximumByteCount else {
            throw .wrongCondition("it is longer than \(WhereClause.maximumByteCount) bytes", at: 1)
        }
        tokens = try WhereClauseToken.tokens(bytes)
    }

    mutating func parse() throws(UserFault) -> WhereClause.Node {
        let node = try condition()
        guard next == tokens.count else { throw wrong("expected AND, OR or the end") }
        return node
    }

    private mutating func condition() throws(UserFault) -> WhereClause.Node {
        var nodes = [try conjunction()]
        while takeWord("or") { nodes.append(try conjunction()) }
        return nodes.count == 1 ? nodes[0] : .or(nodes)
    }

    private mutating func conjunction() throws(UserFault) -> WhereClause.Node {
        var nodes = [try test()]
        while takeWord("and") { nodes.append(try test()) }
        return nodes.count == 1 ? nodes[0] : .and(nodes)
    }

    private mutating func test() throws(UserFault) -> WhereClause.Node {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw .wrongCondition("it is nested too deeply", at: position) }
        if takeWord("not") { return .not(try test()) }
        if takeSymbol("(") {
            let node = try condition()
            guard takeSymbol(")") else { throw wrong("expected ')'") }
            return node
        }
        let operand = try operand("a column, '(' or NOT")
        if takeWord("is") {
            let isNegated = takeWord("not")
            guard takeWord("null") else { throw wrong("expected NULL") }
            return isNegated ? .not(.isNull(operand)) : .isNull(operand)
        }
        let isNegated = takeWord("not")
        let node = try predicate(operand, isNegated: isNegated)
        return isNegated ? .not(node) : node
    }

    private mutating func predicate(_ operand: WhereClause.Operand, isNegated: Bool) throws(UserFault) -> WhereClause.Node {
        if takeWord("in") {
            guard takeSymbol("(") else { throw wrong("expected '('") }
            var items = [try self.operand("a value")]
            while takeSymbol(",") { items.append(try self.operand("a value")) }
            guard takeSymbol(")") else { throw wrong("expected ',' or ')'") }
            return .isIn(operand, items)
        }
        if takeWord("like") {
            guard next < tokens.count, case .text(let pattern) = tokens[next].kind else { throw wrong("expected a text in quotes") }
            next += 1
            return .like(operand, LikePattern(pattern))
        }
        if takeWord("between") {
            let low = try self.operand("a value")
            guard takeWord("and") else { throw wrong("expected AND") }
            return .between(operand, low, try self.operand("a value"))
        }
        guard !isNegated else { throw wrong("expected IN, LIKE or BETWEEN") }
        guard let comparison = takeComparison() else { throw wrong("expected a comparison such as '=', IN, LIKE or IS NULL") }
        return .compare(operand, comparison, try self.operand("a value"))
    }

    private mutating func takeComparison() -> WhereClause.Comparison? {
        guard next < tokens.count else { return nil }
        let comparison: WhereClause.Comparison
        switch tokens[next].kind {
        case .symbol("="): comparison = .equal
        case .symbol("!="), .symbol("<>"): comparison = .different
        case .symbol("<"): comparison = .less
        case .symbol("<="): comparison = .lessOrEqual
        case .symbol(">"): comparison = .greater
        case .symbol(">="): comparison = .greaterOrEqual
        case .word(let word) where word.lowercased() == "before": comparison = .less
        case .word(let word) where word.lowercased() == "after": comparison = .greater
        case .word(let word) where word.lowercased() == "at":
            guard next + 2 < tokens.count, isWord("or", at: next + 1) else { return nil }
            let isBefore = isWord("before", at: next + 2)
            guard isBefore || isWord("after", at: next + 2) else { return nil }
            next += 3
            return isBefore ? .lessOrEqual : .greaterOrEqual
        default: return nil
        }
        next += 1
        return comparison
    }

    private mutating func operand(_ expected: String) throws(UserFault) -> WhereClause.Operand {
        guard next < tokens.count else { throw wrong("expected \(expected)") }
        let token = tokens[next]
        switch token.kind {
        case .text(let text):
            next += 1
            return .literal(WhereClause.Literal(.string(text)))
        case .number(let number):
            next += 1
            return .literal(WhereClause.Literal(.number(number)))
        case .symbol: throw wrong("expected \(expected)")
        case .word(let word):
            switch word.lowercased() {
            case "true": return literal(true)
            case "false": return literal(false)
            case "null": return literal(nil)
            case "and", "or", "not", "in", "like", "is", "between": throw wrong("expected \(expected)")
            case let function where Self.functions.contains(function) && isSymbol("(", at: next + 1):
                guard let name = functionArgument else {
                    next += 2
                    throw wrong("expected a column")
                }
                guard isSymbol(")", at: next + 3) else {
                    next += 3
                    throw wrong("expected ')'")
                }
                next += 4
                return column("\(function)(\(name))", token)
            default:
                next += 1
                return column(word, token)
            }
        }
    }

    /// The column between the parentheses of a function that comes next.
    private var functionArgument: String? {
        guard next + 2 < tokens.count else { return nil }
        switch tokens[next + 2].kind {
        case .word(let name): return name
        case .symbol("*"): return "*"
        default: return nil
        }
    }

    private mutating func literal(_ value: JSONValue) -> WhereClause.Operand {
        next += 1
        return .literal(WhereClause.Literal(value))
    }

    private mutating func column(_ name: String, _ token: WhereClauseToken) -> WhereClause.Operand {
        if let offset = offsetByName[name] { return .column(offset) }
        offsetByName[name] = columns.count
        columns.append(WhereClause.Column(name: name, offset: token.offset))
        return .column(columns.count - 1)
    }

    // MARK: Tokens

    private func isWord(_ word: String, at offset: Int) -> Bool {
        guard offset < tokens.count, case .word(let found) = tokens[offset].kind else { return false }
        return found.lowercased() == word
    }

    private func isSymbol(_ symbol: String, at offset: Int) -> Bool { offset < tokens.count && tokens[offset].kind == .symbol(symbol) }

    private mutating func takeWord(_ word: String) -> Bool {
        guard isWord(word, at: next) else { return false }
        next += 1
        return true
    }

    private mutating func takeSymbol(_ symbol: String) -> Bool {
        guard isSymbol(symbol, at: next) else { return false }
        next += 1
        return true
    }

    /// Where the next token starts.
    private var position: Int {
        WhereClauseToken.position(next < tokens.count ? tokens[next].offset : bytes.count, bytes)
    }

    /// A fault at the next token.
    private func wrong(_ expected: String) -> UserFault {
        .wrongCondition("\(expected), got \(next < tokens.count ? tokens[next].shown : "the end")", at: position)
    }
}

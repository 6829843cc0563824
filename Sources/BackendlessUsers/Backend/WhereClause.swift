import OrderedJSON

/// A condition over properties, as the data service's `where` has it.
///
///     condition  := conjunction { OR conjunction }
///     conjunction := test { AND test }
///     test       := NOT test | ( condition ) | name operator value | name [NOT] IN ( value, ... ) | name [NOT] LIKE text
///                 | name IS [NOT] NULL | name [NOT] BETWEEN value AND value
///     operator   := = != <> < <= > >=
///
/// Words are case-insensitive; texts stand in single quotes, a quote within is doubled; `%` and `_` are wildcards of LIKE.
struct WhereClause {
    indirect enum Node {
        case and(Node, Node)
        case or(Node, Node)
        case not(Node)
        case compare(String, Comparison, JSONValue)
        case isIn(String, [JSONValue])
        case like(String, [Character])
        case isNull(String)
        case between(String, JSONValue, JSONValue)
    }

    enum Comparison: String {
        case equal = "=", notEqual = "!=", different = "<>", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    }

    private let root: Node

    /// Reads a condition.
    ///
    /// - Throws: 1017 when it is not one.
    init(_ text: String) throws(UserFault) {
        var parser = WhereClauseParser(text)
        root = try parser.parse()
    }

    /// Whether an object meets the condition.
    func matches(_ object: JSONObject) -> Bool { Self.matches(root, object) }

    private static func matches(_ node: Node, _ object: JSONObject) -> Bool {
        switch node {
        case .and(let left, let right): matches(left, object) && matches(right, object)
        case .or(let left, let right): matches(left, object) || matches(right, object)
        case .not(let inner): !matches(inner, object)
        case .compare(let name, let comparison, let value): test(object[name] ?? .null, comparison, value)
        case .isIn(let name, let values): values.contains { test(object[name] ?? .null, .equal, $0) }
        case .like(let name, let pattern): object[name]?.stringValue.map { isLike(Array($0.lowercased()), pattern) } ?? false
        case .isNull(let name): object[name]?.isNull ?? true
        case .between(let name, let low, let high):
            test(object[name] ?? .null, .greaterOrEqual, low) && test(object[name] ?? .null, .lessOrEqual, high)
        }
    }

    private static func test(_ left: JSONValue, _ comparison: Comparison, _ right: JSONValue) -> Bool {
        // A comparison with null is neither true nor false in SQL.
        if left.isNull || right.isNull { return false }
        let order = compare(left, right)
        return switch comparison {
        case .equal: order == 0
        case .notEqual, .different: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }

    /// The order of two values: negative, zero or positive. Null comes first; texts compare without case; a text that is a number compares
    /// with numbers, and so does `true` as 1.
    static func compare(_ left: JSONValue, _ right: JSONValue) -> Int {
        if left.isNull || right.isNull { return (left.isNull ? 0 : 1) - (right.isNull ? 0 : 1) }
        if case .string(let left) = left, case .string(let right) = right {
            let (left, right) = (left.lowercased(), right.lowercased())
            return left == right ? 0 : left < right ? -1 : 1
        }
        if let left = number(left), let right = number(right) { return left == right ? 0 : left < right ? -1 : 1 }
        let (left, right) = (JSONWriter.text(left), JSONWriter.text(right))
        return left == right ? 0 : left < right ? -1 : 1
    }

    private static func number(_ value: JSONValue) -> Double? {
        switch value {
        case .number(let number): number
        case .bool(let bool): bool ? 1 : 0
        case .string(let text): Double(text) ?? UserDate.milliseconds(text).map(Double.init)
        default: nil
        }
    }

    /// Whether a text matches a pattern with `%` and `_`; at most as many steps as the product of their lengths.
    private static func isLike(_ text: [Character], _ pattern: [Character]) -> Bool {
        var textOffset = 0
        var patternOffset = 0
        var retry: (pattern: Int, text: Int)?
        while textOffset < text.count {
            if patternOffset < pattern.count, pattern[patternOffset] == "%" {
                retry = (patternOffset, textOffset)
                patternOffset += 1
            } else if patternOffset < pattern.count, pattern[patternOffset] == "_" || pattern[patternOffset] == text[textOffset] {
                textOffset += 1
                patternOffset += 1
            } else if let last = retry {
                retry = (last.pattern, last.text + 1)
                patternOffset = last.pattern + 1
                textOffset = last.text + 1
            } else {
                return false
            }
        }
        return pattern[patternOffset...].allSatisfy { $0 == "%" }
    }
}

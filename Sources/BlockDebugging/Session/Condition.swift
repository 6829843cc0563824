import BlockHost
import BlockRuntime

/// What must hold for a breakpoint to pause: `x > 3`, `user.name == "Ada"`, `not done`, joined by `and` or `or`.
///
/// `and` binds tighter than `or`; sides are compared as JavaScript's `==`, `<` and so on compare numbers and texts.
public struct Condition: Sendable, CustomStringConvertible {
    /// As it was written.
    public let description: String
    /// Any of these must hold, and of one, all.
    private let alternatives: [[Term]]

    private struct Term: Sendable {
        var isNegated = false
        var left: Side
        var comparison: Comparison?
        var right: Side
    }

    private enum Side: Sendable {
        case value(HostValue)
        case path(String)
    }

    private enum Comparison: String, Sendable, CaseIterable {
        // Longer ones first: they are looked for in this order.
        case equal = "=="
        case notEqual = "!="
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case less = "<"
        case greater = ">"
        case alsoEqual = "="
    }

    /// Reads a condition.
    ///
    /// - Throws: `DebugMessage`.
    public init(_ text: String) throws(DebugMessage) {
        description = text
        var alternatives: [[Term]] = []
        for alternative in Self.split(text, at: [" or ", " || "]) {
            var terms: [Term] = []
            for term in Self.split(alternative, at: [" and ", " && "]) { terms.append(try Self.term(term)) }
            alternatives.append(terms)
        }
        self.alternatives = alternatives
    }

    /// Whether it holds.
    ///
    /// - Parameter look: gives the value of a variable, with its path; nil where there is none, which counts as undefined.
    func holds(_ look: (String) -> HostValue?) -> Bool {
        alternatives.contains { $0.allSatisfy { Self.holds($0, look) } }
    }

    /// The variables, with their paths, that it names.
    var paths: [String] {
        alternatives.joined().flatMap { term in
            [term.left, term.right].compactMap { if case .path(let path) = $0 { path } else { nil } }
        }
    }

    // MARK: Reading

    /// Splits at separators outside of quotes.
    private static func split(_ text: String, at separators: [String]) -> [String] {
        var parts: [String] = []
        var part = ""
        var quote: Character?
        var rest = text[...]
        while let character = rest.first {
            if quote == nil, let separator = separators.first(where: { rest.hasPrefix($0) }) {
                parts.append(part)
                part = ""
                rest = rest.dropFirst(separator.count)
                continue
            }
            if character == quote { quote = nil } else if quote == nil, character == "\"" || character == "'" { quote = character }
            part.append(character)
            rest = rest.dropFirst()
        }
        return parts + [part]
    }

    private static func term(_ written: String) throws(DebugMessage) -> Term {
        // There may be very many signs: what follows one is not copied.
        var rest = written.withoutBlanksAround[...]
        var isNegated = false
        while true {
            let signCount = rest.hasPrefix("not ") ? 4 : rest.hasPrefix("!") && !rest.hasPrefix("!=") ? 1 : 0
            guard signCount > 0 else { break }
            isNegated.toggle()
            rest = rest.dropFirst(signCount).drop { $0.isWhitespace }
        }
        let text = String(rest)
        guard !text.isEmpty else { throw DebugMessage("a condition is missing; write one such as x > 3 or name == \"Ada\"") }
        for comparison in Comparison.allCases {
            let sides = split(text, at: [comparison.rawValue])
            guard sides.count > 1 else { continue }
            guard sides.count == 2 else { throw DebugMessage("'\(text)' compares more than two sides") }
            return Term(isNegated: isNegated, left: try side(sides[0]), comparison: comparison, right: try side(sides[1]))
        }
        return Term(isNegated: isNegated, left: try side(text), comparison: nil, right: .value(.undefined))
    }

    private static func side(_ text: String) throws(DebugMessage) -> Side {
        let text = text.withoutBlanksAround
        guard let first = text.first, let last = text.last else { throw DebugMessage("a side of the comparison is missing") }
        if first == "\"" || first == "'" {
            guard text.count >= 2, first == last else { throw DebugMessage("the text \(text) does not end") }
            return .value(.text(String(text.dropFirst().dropLast())))
        }
        if let number = Double(text), first != "n", first != "i" { return .value(.number(number)) }
        switch text {
        case "true": return .value(.boolean(true))
        case "false": return .value(.boolean(false))
        case "null": return .value(.null)
        case "undefined": return .value(.undefined)
        default: return .path(text)
        }
    }

    // MARK: Testing

    private static func holds(_ term: Term, _ look: (String) -> HostValue?) -> Bool {
        func value(_ side: Side) -> HostValue {
            switch side {
            case .value(let value): value
            case .path(let path): look(path) ?? .undefined
            }
        }
        guard let comparison = term.comparison else { return value(term.left).isTruthy != term.isNegated }
        return holds(value(term.left), comparison, value(term.right)) != term.isNegated
    }

    private static func holds(_ left: HostValue, _ comparison: Comparison, _ right: HostValue) -> Bool {
        switch comparison {
        case .equal, .alsoEqual: return isEqual(left, right)
        case .notEqual: return !isEqual(left, right)
        default: break
        }
        if case .text(let left) = left, case .text(let right) = right {
            let (left, right) = (Array(left.utf16), Array(right.utf16))
            switch comparison {
            case .less: return left.lexicographicallyPrecedes(right)
            case .greater: return right.lexicographicallyPrecedes(left)
            case .lessOrEqual: return !right.lexicographicallyPrecedes(left)
            default: return !left.lexicographicallyPrecedes(right)
            }
        }
        let (left, right) = (number(left), number(right))
        switch comparison {
        case .less: return left < right
        case .greater: return left > right
        case .lessOrEqual: return left <= right
        default: return left >= right
        }
    }

    private static func isEqual(_ left: HostValue, _ right: HostValue) -> Bool {
        if left.isMissing || right.isMissing { return left.isMissing && right.isMissing }
        switch (left, right) {
        case (.number, _), (_, .number), (.boolean, _), (_, .boolean): return number(left) == number(right)
        default: return left == right || left.javaScriptText() == right.javaScriptText()
        }
    }

    private static func number(_ value: HostValue) -> Double {
        switch value {
        case .number(let number), .date(let number): number
        case .boolean(let flag): flag ? 1 : 0
        case .null: 0
        case .undefined: .nan
        default: javaScriptNumber(value.javaScriptText())
        }
    }
}

extension String {
    /// Without the blanks around it.
    var withoutBlanksAround: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

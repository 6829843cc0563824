import Testing

@testable import BlockRuntime

/// What a pattern does to a text, as short text for tables of facts.
enum RegularExpressionFixture {
    /// Compiles a pattern.
    static func compile(_ pattern: String, _ flags: String = "") throws -> RegularExpression {
        try RegularExpression(pattern: Array(pattern.utf16), flags: Array(flags.utf16))
    }

    /// The message for a pattern that is refused; nil when it is not.
    static func message(_ pattern: String, _ flags: String = "") -> String? {
        do {
            _ = try compile(pattern, flags)
            return nil
        } catch {
            return (error as? RegularExpressionSyntaxError)?.message
        }
    }

    /// The first match as `start:whole|group|group`, with `-` for a group without a capture; `none` when there is no match.
    ///
    /// Text of Latin-1 alone is matched in both forms, which have to agree.
    static func match(_ pattern: String, _ flags: String = "", in text: String, from offset: Int = 0, budget: Int = 1_000_000) throws
        -> String
    {
        let units = Array(text.utf16)
        let expression = try compile(pattern, flags)
        let found = describe(try match(expression, units, from: offset, budget: budget), units)
        guard units.allSatisfy({ $0 < 256 }) else { return found }
        var steps = budget
        let narrow = try units.map { UInt8($0) }.withUnsafeBufferPointer {
            (text: UnsafeBufferPointer<UInt8>) throws(RegularExpressionBudgetExceeded) in
            try expression.match(text, from: offset, budget: &steps)
        }
        let foundNarrow = describe(narrow, units)
        return found == foundNarrow ? found : "\(found) in UTF-16 but \(foundNarrow) in Latin-1"
    }

    /// The first match in UTF-16 text.
    static func match(
        _ expression: RegularExpression, _ text: [UInt16], from offset: Int = 0, budget: Int = 1_000_000
    ) throws(RegularExpressionBudgetExceeded) -> RegularExpressionMatch? {
        var steps = budget
        return try text.withUnsafeBufferPointer { (text: UnsafeBufferPointer<UInt16>) throws(RegularExpressionBudgetExceeded) in
            try expression.match(text, from: offset, budget: &steps)
        }
    }

    private static func describe(_ match: RegularExpressionMatch?, _ text: [UInt16]) -> String {
        guard let match else { return "none" }
        let parts = match.captures.map { capture in capture.map { String(decoding: text[$0], as: UTF16.self) } ?? "-" }
        return "\(match.range.lowerBound):" + parts.joined(separator: "|")
    }
}

/// One row of a table: a pattern, its flags, a text and what is found in it.
struct RegularExpressionFact: CustomTestStringConvertible, Sendable {
    var pattern: String
    var flags: String
    var text: String
    var found: String

    init(_ pattern: String, _ flags: String, _ text: String, _ found: String) {
        self.pattern = pattern
        self.flags = flags
        self.text = text
        self.found = found
    }

    var testDescription: String { "/\(pattern)/\(flags) in '\(text)'" }
}

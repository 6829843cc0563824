import BlockModel
import Foundation
import OrderedJSON

/// A value that another is compared with: itself, or an object with one key that says what is asked of the other.
///
///     {"$any": true}         any value that is there      {"$matches": "^A.*"}   a text, or a number's text, that the pattern is found in
///     {"$type": "number"}    a value of a kind            {"$subset": {...}}     an object with these properties and maybe more
///     {"$near": 3.14, ...}   a number, within 1e-9 of its size
indirect enum ValuePattern: Sendable {
    case exactly(JSONValue)
    case any
    case type(String)
    case matches(TextPattern)
    case near(Double)
    case list([ValuePattern])
    case object([(key: String, pattern: ValuePattern)], isSubset: Bool)

    /// The kinds that `$type` knows.
    static let types = ["null", "boolean", "number", "text", "list", "object"]

    /// Reads a pattern.
    ///
    /// - Parameter isSubset: whether objects may have more properties than are named.
    init(_ node: FlowNode, isSubset: Bool, file: String) throws(LoadFailure) {
        switch node.content {
        case .scalar(let value): self = .exactly(value)
        case .list(let items):
            var patterns: [ValuePattern] = []
            for item in items { patterns.append(try ValuePattern(item, isSubset: isSubset, file: file)) }
            self = .list(patterns)
        case .object(let members):
            if members.count == 1, let special = try ValuePattern(special: members[0], file: file) {
                self = special
                return
            }
            // The forms of values that JSON has no word for are compared as they are.
            if members.count == 1, members[0].key.hasPrefix("$") {
                self = .exactly(node.json)
                return
            }
            var patterns: [(key: String, pattern: ValuePattern)] = []
            for member in members { patterns.append((member.key, try ValuePattern(member.value, isSubset: isSubset, file: file))) }
            self = .object(patterns, isSubset: isSubset)
        }
    }

    private init?(special member: FlowNode.Member, file: String) throws(LoadFailure) {
        func wrong(_ message: String, _ hint: String? = nil) -> LoadFailure {
            LoadFailure(Diagnostic(.error, code: "flow", message, file: file, at: member.value.position, hint: hint))
        }
        switch member.key {
        case "$any": self = .any
        case "$type":
            guard let name = member.value.text, Self.types.contains(name) else {
                throw wrong("'$type' must be one of \(Self.types.map { "'\($0)'" }.joined(separator: ", "))")
            }
            self = .type(name)
        case "$matches":
            guard let text = member.value.text else { throw wrong("'$matches' must be a text, not \(member.value.kindName)") }
            guard let pattern = TextPattern(text) else { throw wrong("'\(text)' is no regular expression") }
            self = .matches(pattern)
        case "$near":
            guard let number = member.value.number else { throw wrong("'$near' must be a number, not \(member.value.kindName)") }
            self = .near(number)
        case "$subset": self = try ValuePattern(member.value, isSubset: true, file: file)
        default: return nil
        }
    }

    /// Compares, and tells where a value differs.
    ///
    /// - Parameters:
    ///   - value: nil when there is none.
    ///   - path: how messages name the value.
    func compare(_ value: JSONValue?, _ path: String, _ report: (_ path: String, _ expected: String, _ actual: String) -> Void) {
        func differ() { report(path, description, value.map { JSONWriter.text($0) } ?? "nothing") }
        switch self {
        case .exactly(let expected):
            if let value, value == expected { return }
            differ()
        case .any:
            if value == nil { differ() }
        case .type(let name):
            if value.map(Self.type(of:)) != name { differ() }
        case .matches(let pattern):
            switch value {
            case .string(let text)?: if !pattern.isFound(in: text) { differ() }
            case .number?: if !pattern.isFound(in: value.map { JSONWriter.text($0) } ?? "") { differ() }
            default: differ()
            }
        case .near(let number):
            guard let actual = value?.doubleValue, abs(actual - number) <= 1e-9 * max(1, abs(number)) else { return differ() }
        case .list(let patterns):
            guard let items = value?.arrayValue else { return differ() }
            for (offset, pattern) in patterns.enumerated() {
                pattern.compare(items.indices.contains(offset) ? items[offset] : Optional<JSONValue>.none, "\(path)[\(offset)]", report)
            }
            for offset in patterns.count..<max(patterns.count, items.count) {
                report("\(path)[\(offset)]", "nothing", JSONWriter.text(items[offset]))
            }
        case .object(let members, let isSubset):
            guard let object = value?.objectValue else { return differ() }
            for (key, pattern) in members { pattern.compare(object[key], "\(path).\(key)", report) }
            if isSubset { return }
            for (key, value) in object where !members.contains(where: { $0.key == key }) {
                report("\(path).\(key)", "nothing", JSONWriter.text(value))
            }
        }
    }

    private static func type(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .number: "number"
        case .string: "text"
        case .array: "list"
        case .object: "object"
        }
    }

    /// The pattern as messages show it.
    var description: String {
        switch self {
        case .exactly(let value): JSONWriter.text(value)
        case .any: "any value"
        case .type(let name): "any \(name)"
        case .matches(let pattern): "a text that matches \(pattern.text)"
        case .near(let number): "about \(JSONWriter.text(.number(number)))"
        case .list(let patterns): "[" + patterns.map(\.description).joined(separator: ",") + "]"
        case .object(let members, let isSubset):
            "{" + members.map { JSONWriter.text(.string($0.key)) + ":" + $0.pattern.description }.joined(separator: ",")
                + (isSubset ? ",...}" : "}")
        }
    }
}

/// A regular expression that threads share.
struct TextPattern: @unchecked Sendable {
    /// The expression as it was written.
    let text: String
    // Never changes after it is made, and matching is documented to be safe on several threads.
    private let expression: NSRegularExpression

    init?(_ text: String) {
        guard let expression = try? NSRegularExpression(pattern: text) else { return nil }
        self.text = text
        self.expression = expression
    }

    func isFound(in text: String) -> Bool {
        expression.firstMatch(in: text, range: NSRange(location: 0, length: text.utf16.count)) != nil
    }
}

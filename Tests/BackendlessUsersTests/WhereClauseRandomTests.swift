import BackendlessUsers
import OrderedJSON
import Testing

/// Random conditions mean what a small evaluator of their trees says, and random text never does harm.
@Suite struct WhereClauseRandomTests {
    /// A condition as a tree, with its text and its meaning.
    private indirect enum Tree {
        case all([Tree])
        case any([Tree])
        case not(Tree)
        case compare(String, String, JSONValue)
        case isIn(String, [JSONValue])
        case isNull(String)
        case between(String, Double, Double)
        case startsWith(String, String)

        var text: String {
            switch self {
            case .all(let parts): "(" + parts.map(\.text).joined(separator: ") AND (") + ")"
            case .any(let parts): "(" + parts.map(\.text).joined(separator: ") or (") + ")"
            case .not(let part): "NOT (\(part.text))"
            case .compare(let name, let sign, let value): "\(name) \(sign) \(Self.literal(value))"
            case .isIn(let name, let values): "\(name) in (\(values.map(Self.literal).joined(separator: ", ")))"
            case .isNull(let name): "\(name) is null"
            case .between(let name, let low, let high): "\(name) between \(Int(low)) and \(Int(high))"
            case .startsWith(let name, let start): "\(name) like '\(start)%'"
            }
        }

        private static func literal(_ value: JSONValue) -> String {
            guard case .string(let text) = value else { return JSONWriter.text(value) }
            return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        }

        func holds(for object: JSONObject) -> Bool? {
            switch self {
            case .all(let parts):
                let results = parts.map { $0.holds(for: object) }
                return results.contains(false) ? false : results.contains(nil) ? nil : true
            case .any(let parts):
                let results = parts.map { $0.holds(for: object) }
                return results.contains(true) ? true : results.contains(nil) ? nil : false
            case .not(let part): return part.holds(for: object).map { !$0 }
            case .compare(let name, let sign, let value):
                guard let order = Self.order(object[name] ?? .null, value) else { return nil }
                switch sign {
                case "=": return order == 0
                case "!=", "<>": return order != 0
                case "<", "before": return order < 0
                case "<=", "at or before": return order <= 0
                case ">", "after": return order > 0
                default: return order >= 0
                }
            case .isIn(let name, let values): return Tree.any(values.map { .compare(name, "=", $0) }).holds(for: object)
            case .isNull(let name): return object[name]?.isNull ?? true
            case .between(let name, let low, let high):
                return Tree.all([.compare(name, ">=", .number(low)), .compare(name, "<=", .number(high))]).holds(for: object)
            case .startsWith(let name, let start):
                return object[name]?.stringValue.map { $0.lowercased().hasPrefix(start.lowercased()) }
            }
        }

        /// The columns hold either numbers or texts, and are compared with their like.
        private static func order(_ left: JSONValue, _ right: JSONValue) -> Int? {
            if let left = left.doubleValue, let right = right.doubleValue { return left < right ? -1 : left > right ? 1 : 0 }
            guard let left = left.stringValue?.lowercased(), let right = right.stringValue?.lowercased() else { return nil }
            return left < right ? -1 : left > right ? 1 : 0
        }
    }

    private static let texts = ["", "a", "A", "ab", "Ab'c", "b", "é", "É!", "Zebra"]
    private static let signs = ["=", "!=", "<>", "<", "<=", ">", ">=", "before", "at or after"]

    private func tree(_ depth: Int, _ random: inout IdentifierSource) -> Tree {
        func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
        if depth > 0, pick(3) > 0 {
            switch pick(3) {
            case 0: return .not(tree(depth - 1, &random))
            case 1: return .all((0...pick(3)).map { _ in tree(depth - 1, &random) })
            default: return .any((0...pick(3)).map { _ in tree(depth - 1, &random) })
            }
        }
        let number = JSONValue.number(Double(pick(9)) - 4)
        let text = JSONValue.string(Self.texts[pick(Self.texts.count)])
        switch pick(7) {
        case 0: return .compare("n", Self.signs[pick(Self.signs.count)], number)
        case 1: return .compare("t", Self.signs[pick(Self.signs.count)], text)
        case 2: return .isIn("n", [number, pick(4) == 0 ? .null : 2])
        case 3: return .isIn("t", [text, "b"])
        case 4: return .isNull(pick(2) == 0 ? "n" : "t")
        case 5: return .between("n", Double(pick(5)) - 3, Double(pick(5)))
        default: return .startsWith("t", ["a", "AB", "é", "z"][pick(4)])
        }
    }

    @Test(arguments: 0..<8) func meansWhatItsTreeSays(seed: UInt64) throws {
        var random = IdentifierSource(seed: seed)
        var objects: [JSONObject] = []
        for text in Self.texts.map(JSONValue.string) + [.null] {
            for number in [-4, -1, 0, 2, 4].map({ JSONValue.number(Double($0)) }) + [.null] { objects.append(["t": text, "n": number]) }
        }
        for _ in 0..<150 {
            let tree = tree(4, &random)
            let clause = try WhereClause(tree.text)
            let budget = QueryBudget()
            let wrong = try objects.first { try clause.matches($0, budget) != (tree.holds(for: $0) == true) }
            #expect(wrong == nil, "\(tree.text)")
        }
    }

    @Test(arguments: 0..<4) func randomTextIsReadOrRefused(seed: UInt64) {
        let parts = [
            "a", "b.c", "'x'", "'", "''", "1", "-", ".5", "1e", "e+", "(", ")", "=", "<", ">", "!", ",", " ", "and", "or", "not", "in",
            "like",
            "is", "null", "between", "at", "before", "count", "sum(", "*", "%", "_", "\\", "é", "\u{0}", "\"", "`", "[", "true",
        ]
        var random = IdentifierSource(seed: seed &+ 99)
        var readCount = 0
        for _ in 0..<3_000 {
            var text = ""
            for _ in 0..<Int(random.next() % 12) {
                text += parts[Int(random.next() % UInt64(parts.count))] + (random.next() % 2 == 0 ? " " : "")
            }
            do throws(UserFault) {
                let budget = QueryBudget()
                _ = try WhereClause(text).matches(["a": 1, "b": ["c": "x"]], budget)
                readCount += 1
            } catch {
                #expect(error.code == 1017 && error.message.contains(" at position "))
            }
        }
        #expect(readCount > 0)
    }
}

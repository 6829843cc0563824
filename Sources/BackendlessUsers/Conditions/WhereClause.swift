import OrderedJSON

/// A condition over properties, as the data service's `where` and `having` have it.
///
///     condition   := conjunction { OR conjunction }
///     conjunction := test { AND test }
///     test        := NOT test | ( condition )
///                  | operand comparison operand | operand IS [NOT] NULL
///                  | operand [NOT] IN ( operand, ... ) | operand [NOT] LIKE text | operand [NOT] BETWEEN operand AND operand
///     operand     := name | function ( name ) | text | number | TRUE | FALSE | NULL
///     comparison  := = | != | <> | < | <= | > | >= | BEFORE | AFTER | AT OR BEFORE | AT OR AFTER
///
/// Words are case-insensitive; texts stand in single quotes, a quote within is doubled; `%` and `_` are wildcards of LIKE. A comparison with
/// null is neither true nor false, as in SQL.
package struct WhereClause: Sendable {
    indirect enum Node: Sendable {
        case and([Node])
        case or([Node])
        case not(Node)
        case compare(Operand, Comparison, Operand)
        case isIn(Operand, [Operand])
        case like(Operand, LikePattern)
        case isNull(Operand)
        case between(Operand, Operand, Operand)
    }

    /// What is compared.
    enum Operand: Sendable {
        /// A property, by its offset in `columns`.
        case column(Int)
        case literal(Literal)
    }

    /// A value that stands in the condition, with what it is as a number.
    struct Literal: Sendable {
        var value: JSONValue
        var number: Double?

        init(_ value: JSONValue) {
            self.value = value
            number = ConditionValue.number(value)
        }
    }

    enum Comparison: Sendable {
        case equal, different, less, lessOrEqual, greater, greaterOrEqual
    }

    /// A property that the condition names.
    package struct Column: Hashable, Sendable {
        /// The name; a function of groups is written `count(name)`.
        package var name: String
        /// Where it first stands, in bytes.
        var offset: Int
    }

    /// The properties that the condition names, each once.
    package let columns: [Column]
    let root: Node
    private let bytes: [UInt8]

    /// The longest condition, in bytes of UTF-8.
    package static let maximumByteCount = 100_000

    /// Reads a condition.
    ///
    /// - Throws: 1017 when it is not one, with the place.
    package init(_ text: String) throws(UserFault) {
        bytes = Array(text.utf8)
        var parser = try WhereClauseParser(bytes)
        root = try parser.parse()
        columns = parser.columns
    }

    /// Checks that every property that the condition names is known.
    ///
    /// - Throws: 1017 with the first that is not.
    package func checkColumns(_ isKnown: (String) -> Bool) throws(UserFault) {
        guard let column = columns.first(where: { !isKnown($0.name) }) else { return }
        throw .wrongCondition("there is no column '\(column.name)'", at: WhereClauseToken.position(column.offset, bytes))
    }

    /// The ids that an object must have one of to meet the condition; nil when the condition does not say.
    package var objectIDs: [String]? { objectIDs(root) }

    private func objectIDs(_ node: Node) -> [String]? {
        func isID(_ operand: Operand) -> Bool {
            if case .column(let offset) = operand { columns[offset].name == "objectId" } else { false }
        }
        func text(_ operand: Operand) -> String? {
            if case .literal(let literal) = operand { literal.value.stringValue } else { nil }
        }
        switch node {
        case .and(let nodes): return nodes.lazy.compactMap(objectIDs).first
        case .compare(let left, .equal, let right):
            return isID(left) ? text(right).map { [$0] } : isID(right) ? text(left).map { [$0] } : nil
        case .isIn(let operand, let items) where isID(operand):
            var ids: [String] = []
            var known: Set<String> = []
            for item in items {
                guard let id = text(item) else { return nil }
                if known.insert(id).inserted { ids.append(id) }
            }
            return ids
        default: return nil
        }
    }
}

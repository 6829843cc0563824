import BackendlessUsers
import OrderedJSON

/// A function of the objects of a group, such as `Sum(price)`.
struct TableAggregate: Hashable, Sendable {
    enum Function: String, Sendable {
        case count, sum, avg, min, max
    }

    let function: Function
    /// The property; nil for `Count(*)`.
    let field: TableField?
    /// How conditions on groups name it, such as `sum(price)`.
    let key: String

    /// Reads a function.
    ///
    /// - Returns: nil when the text is none.
    /// - Throws: 1006 when its column is not there.
    init?(_ text: String, _ table: String, _ columns: [TableColumn]) throws(UserFault) {
        guard text.hasSuffix(")"), let open = text.firstIndex(of: "("),
            let function = Function(rawValue: text[..<open].lowercased().filter { $0 != " " })
        else { return nil }
        let name = text[text.index(after: open)...].dropLast().filter { $0 != " " }
        self.function = function
        key = "\(function.rawValue)(\(name))"
        if name == "*", function == .count {
            field = nil
        } else if let field = TableField(name, table, columns) {
            self.field = field
        } else {
            throw .unknownQueryColumn(name, table)
        }
    }
}

/// Objects that belong together, and what functions make of them.
struct TableGroup {
    /// The first of the objects; nil when there is none.
    let row: TableRow?
    private var tallies: [Tally]

    private struct Tally {
        var function: TableAggregate.Function
        var count = 0
        var sum = 0.0
        var extreme = JSONValue.null
    }

    /// Makes a group of an object.
    init(_ row: TableRow?, _ aggregates: [TableAggregate]) {
        self.row = row
        tallies = aggregates.map { Tally(function: $0.function) }
        if let row { add(row, aggregates) }
    }

    /// Adds an object.
    mutating func add(_ row: TableRow, _ aggregates: [TableAggregate]) {
        for (offset, aggregate) in aggregates.enumerated() {
            // As in SQL, nulls do not count.
            let value = aggregate.field.map { $0.value(of: row) } ?? true
            if value.isNull { continue }
            let isFirst = tallies[offset].count == 0
            tallies[offset].count += 1
            switch aggregate.function {
            case .count: break
            case .sum, .avg: tallies[offset].sum += ConditionValue.number(value) ?? 0
            case .min:
                if isFirst || ConditionValue.compare(value, tallies[offset].extreme) < 0 { tallies[offset].extreme = value }
            case .max:
                if isFirst || ConditionValue.compare(value, tallies[offset].extreme) > 0 { tallies[offset].extreme = value }
            }
        }
    }

    /// What a function comes to, by its offset.
    func value(_ offset: Int) -> JSONValue {
        let tally = tallies[offset]
        return switch tally.function {
        case .count: .number(Double(tally.count))
        case .sum: tally.count == 0 ? .null : .number(tally.sum)
        case .avg: tally.count == 0 ? .null : .number(tally.sum / Double(tally.count))
        case .min, .max: tally.extreme
        }
    }
}

package import OrderedJSON

extension WhereClause {
    /// Whether an object meets the condition.
    ///
    /// - Throws: 1017 when the query's budget does not suffice to tell.
    package func matches(_ object: JSONObject, _ budget: QueryBudget) throws(UserFault) -> Bool {
        try matches({ object[columns[$0].name] ?? .null }, budget)
    }

    /// Whether something meets the condition whose properties a function gives, by their offset in `columns`.
    ///
    /// - Throws: 1017 when the query's budget does not suffice to tell.
    package func matches(_ value: (Int) -> JSONValue, _ budget: QueryBudget) throws(UserFault) -> Bool {
        try evaluate(root, value, budget) == true
    }

    /// Whether a condition is true, false or, for want of a value, neither.
    private func evaluate(_ node: Node, _ value: (Int) -> JSONValue, _ budget: QueryBudget) throws(UserFault) -> Bool? {
        try budget.take(QueryBudget.lookSteps)
        switch node {
        case .and(let nodes):
            var result: Bool? = true
            for node in nodes {
                let part = try evaluate(node, value, budget)
                if part == false { return false }
                if part == nil { result = nil }
            }
            return result
        case .or(let nodes):
            var result: Bool? = false
            for node in nodes {
                let part = try evaluate(node, value, budget)
                if part == true { return true }
                if part == nil { result = nil }
            }
            return result
        case .not(let inner): return try evaluate(inner, value, budget).map { !$0 }
        case .compare(let left, let comparison, let right): return try test(left, comparison, right, value, budget)
        case .isIn(let operand, let items):
            var result: Bool? = false
            for item in items {
                let part = try test(operand, .equal, item, value, budget)
                if part == true { return true }
                if part == nil { result = nil }
            }
            return result
        case .like(let operand, let pattern):
            switch read(operand, value).value {
            case .null: return nil
            case .string(let text): return try pattern.matches(text, budget)
            case let other:
                try budget.take(other.stepsToRead)
                return try pattern.matches(JSONWriter.text(other), budget)
            }
        case .isNull(let operand): return read(operand, value).value.isNull
        case .between(let operand, let low, let high):
            let isAtLeast = try test(operand, .greaterOrEqual, low, value, budget)
            let isAtMost = try test(operand, .lessOrEqual, high, value, budget)
            if isAtLeast == false || isAtMost == false { return false }
            return isAtLeast == nil || isAtMost == nil ? nil : true
        }
    }

    private func read(_ operand: Operand, _ value: (Int) -> JSONValue) -> (value: JSONValue, number: Double??) {
        switch operand {
        case .column(let offset): (value(offset), nil)
        case .literal(let literal): (literal.value, .some(literal.number))
        }
    }

    private func test(
        _ left: Operand, _ comparison: Comparison, _ right: Operand, _ value: (Int) -> JSONValue, _ budget: QueryBudget
    ) throws(UserFault) -> Bool? {
        let first = read(left, value)
        let second = read(right, value)
        try budget.take(QueryBudget.lookSteps + first.value.stepsToRead + second.value.stepsToRead)
        if first.value.isNull || second.value.isNull { return nil }
        if comparison == .equal || comparison == .different, isID(left) || isID(right) {
            // Ids have no meaning that the case of a letter would not change.
            return (first.value == second.value) == (comparison == .equal)
        }
        let order = ConditionValue.compare(first.value, second.value, numbers: (first.number, second.number))
        return switch comparison {
        case .equal: order == 0
        case .different: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }

    private func isID(_ operand: Operand) -> Bool {
        if case .column(let offset) = operand { columns[offset].name == "objectId" } else { false }
    }
}

extension JSONValue {
    /// What it costs to compare this value with another, in steps of a query.
    package var stepsToRead: Int {
        switch self {
        case .null, .bool, .number: 0
        case .string(let text): text.utf8.count >> 1
        case .array, .object: keptByteCount
        }
    }
}

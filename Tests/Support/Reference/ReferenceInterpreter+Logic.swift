import BlockModel

extension ReferenceInterpreter {
    func logicValue(_ block: Block) throws(ReferenceStop) -> ReferenceValue {
        switch block.type {
        case "logic_boolean": return .boolean(source.field(block, "BOOL", "TRUE") == "TRUE")
        case "logic_null": return .null
        case "logic_negate": return .boolean(!(try value(block, "BOOL", .boolean(true)).isTruthy))
        case "logic_ternary":
            return try value(block, "IF", .boolean(false)).isTruthy ? try value(block, "THEN", .null) : try value(block, "ELSE", .null)
        case "logic_operation": return try operation(block)
        case "logic_compare":
            let left = try value(block, "A", .number(0))
            let right = try value(block, "B", .number(0))
            switch source.field(block, "OP", "EQ") {
            case "EQ": return .boolean(try ReferenceValue.equal(left, right))
            case "NEQ": return .boolean(!(try ReferenceValue.equal(left, right)))
            case "LT": return .boolean(try ReferenceValue.less(left, right))
            case "LTE": return .boolean(try ReferenceValue.atMost(left, right))
            case "GT": return .boolean(try ReferenceValue.greater(left, right))
            default: return .boolean(try ReferenceValue.atLeast(left, right))
            }
        default: throw .error("unknown block \(block.type)")
        }
    }

    /// `A && B` or `A || B`: one of the operands; where one is missing it does not decide.
    private func operation(_ block: Block) throws(ReferenceStop) -> ReferenceValue {
        let isAnd = source.field(block, "OP", "AND") == "AND"
        let isEmpty = source.content(block, "A") == nil && source.content(block, "B") == nil
        let standard = ReferenceValue.boolean(isEmpty ? false : isAnd)
        let left = try value(block, "A", standard)
        return left.isTruthy == isAnd ? try value(block, "B", standard) : left
    }
}

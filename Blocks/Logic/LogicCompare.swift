import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let logicCompare = BlockDefinition(
        "logic_compare", category: .logic, message: "%A %OP %B",
        help: "Compares two values as JavaScript's loose operators do.",
        source: "Blockly, generators/javascript/logic.ts, logic_compare.",
        shape: .value(["Boolean"]),
        fields: [.options("OP", [("EQ", "="), ("NEQ", "≠"), ("LT", "<"), ("LTE", "≤"), ("GT", ">"), ("GTE", "≥")])],
        inputs: [.value("A", default: .number(0)), .value("B", default: .number(0))],
        isInline: true,
        condition: { lowering, label, jumpWhen in
            let left = lowering.value("A"), right = lowering.value("B")
            switch (lowering.option("OP"), jumpWhen) {
            case ("EQ", true), ("NEQ", false): lowering.jump(.ifEqual, left, right, to: label)
            case ("EQ", false), ("NEQ", true): lowering.jump(.ifNotEqual, left, right, to: label)
            case ("LT", let when): lowering.jump(when ? .ifLess : .ifNotLess, left, right, to: label)
            case ("LTE", let when): lowering.jump(when ? .ifLessOrEqual : .ifNotLessOrEqual, left, right, to: label)
            case ("GT", let when): lowering.jump(when ? .ifGreater : .ifNotGreater, left, right, to: label)
            case (_, let when): lowering.jump(when ? .ifGreaterOrEqual : .ifNotGreaterOrEqual, left, right, to: label)
            }
        },
        meaning: .value { lowering in
            let left = lowering.value("A"), right = lowering.value("B")
            switch lowering.option("OP") {
            case "EQ": return lowering.emit(.equal, left, right)
            case "NEQ": return lowering.emit(.notEqual, left, right)
            case "LT": return lowering.emit(.less, left, right)
            case "LTE": return lowering.emit(.lessOrEqual, left, right)
            case "GT": return lowering.emit(.less, right, left)
            default: return lowering.emit(.lessOrEqual, right, left)
            }
        })
}

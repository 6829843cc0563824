import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let logicNegate = BlockDefinition(
        "logic_negate", category: .logic, message: "not %BOOL",
        help: "Gives true where a value is falsy; an empty input gives false.",
        source: "Blockly, generators/javascript/logic.ts, logic_negate.",
        shape: .value(["Boolean"]), inputs: [.value("BOOL", "Boolean", default: .boolean(true))],
        condition: { lowering, label, jumpWhen in lowering.jump(to: label, ifInput: "BOOL", is: !jumpWhen) },
        meaning: .value { lowering in
            let operand = lowering.value("BOOL")
            if case .constant(let constant) = operand { return .constant(.boolean(!constant.isTruthy)) }
            return lowering.emit(.not, operand)
        })
}

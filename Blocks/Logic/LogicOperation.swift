import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let logicOperation = BlockDefinition(
        "logic_operation", category: .logic, message: "%A %OP %B",
        help: "Gives the operand that decides: AND the first falsy one, OR the first truthy one, else the last; the rest is not computed.",
        source: "Blockly, generators/javascript/logic.ts, logic_operation: an empty input beside a filled one does not decide.",
        shape: .value(["Boolean"]),
        fields: [.options("OP", [("AND", "and"), ("OR", "or")])],
        inputs: [.value("A", "Boolean", default: .boolean(false)), .value("B", "Boolean", default: .boolean(false))],
        isInline: true,
        condition: { lowering, label, jumpWhen in
            // What decides is falsy for AND, truthy for OR.
            let deciding = lowering.option("OP") == "OR"
            guard lowering.has("A") && lowering.has("B") else {
                lowering.jump(to: label, ifInput: lowering.has("A") ? "A" : "B", is: jumpWhen)
                return
            }
            if jumpWhen == deciding {
                lowering.jump(to: label, ifInput: "A", is: deciding)
                lowering.jump(to: label, ifInput: "B", is: deciding)
            } else {
                let decided = lowering.newLabel()
                lowering.jump(to: decided, ifInput: "A", is: deciding)
                lowering.jump(to: label, ifInput: "B", is: jumpWhen)
                lowering.place(decided)
            }
        },
        meaning: .value { lowering in
            let isOr = lowering.option("OP") == "OR"
            guard lowering.has("A") || lowering.has("B") else { return .constant(.boolean(false)) }
            let neutral = Constant.boolean(!isOr)
            guard lowering.has("A") else { return lowering.value("B") }
            let result = lowering.temporary(), end = lowering.newLabel()
            lowering.compute("A", into: result)
            lowering.jump(to: end, if: .register(result), is: isOr)
            if lowering.has("B") {
                lowering.compute("B", into: result)
            } else {
                lowering.move(.constant(neutral), to: result)
            }
            lowering.place(end)
            return .register(result)
        })
}

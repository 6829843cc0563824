import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let logicTernary = BlockDefinition(
        "logic_ternary", category: .logic, message: "test %IF if true %THEN if false %ELSE",
        help: "Gives one of two values; the other one is not computed.",
        source: "Blockly, generators/javascript/logic.ts, logic_ternary.",
        shape: .value([]),
        inputs: [.value("IF", "Boolean", default: .boolean(false)), .value("THEN", default: .null), .value("ELSE", default: .null)],
        meaning: .value { lowering in
            let result = lowering.temporary()
            let otherwise = lowering.newLabel(), end = lowering.newLabel()
            lowering.jump(to: otherwise, ifInput: "IF", is: false)
            lowering.branch("THEN")
            lowering.compute("THEN", into: result)
            lowering.jump(to: end)
            lowering.place(otherwise)
            lowering.branch("ELSE")
            lowering.compute("ELSE", into: result)
            lowering.place(end)
            return .register(result)
        })
}

import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let controlsIf = BlockDefinition(
        "controls_if", category: .logic, message: "if %IF0 do %DO0",
        help: "Runs the first branch whose condition is truthy, else the last one.",
        source: "Blockly, generators/javascript/logic.ts, controls_if.",
        shape: .statement,
        inputs: [
            .value("IF", "Boolean", default: .boolean(false), count: { $0.mutationCount("elseif", default: 0) + 1 }),
            .statements("DO", count: { $0.mutationCount("elseif", default: 0) + 1 }),
            .statements("ELSE", if: { $0.mutationCount("else", default: 0) > 0 }),
        ],
        mutation: "elseif=\"count\" else=\"1\"",
        meaning: .statement { lowering in
            let end = lowering.newLabel()
            for number in 0...lowering.block.mutationCount("elseif", default: 0) {
                let next = lowering.newLabel()
                lowering.jump(to: next, ifInput: "IF\(number)", is: false)
                lowering.statements("DO\(number)")
                lowering.jump(to: end)
                lowering.place(next)
            }
            lowering.statements("ELSE")
            lowering.place(end)
        })
}

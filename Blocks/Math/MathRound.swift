import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let mathRound = BlockDefinition(
        "math_round", category: .math, message: "%OP %NUM", help: "Rounds a number: to the nearest whole one with halves up, up, or down.",
        source: "Blockly, generators/javascript/math.ts, math_round.",
        shape: .value(["Number"]),
        fields: [.options("OP", [("ROUND", "round"), ("ROUNDUP", "round up"), ("ROUNDDOWN", "round down")])],
        inputs: [.value("NUM", "Number", default: .number(0))],
        meaning: .value { lowering in
            switch lowering.option("OP") {
            case "ROUND": lowering.call(.mathRound, inputs: "NUM")
            case "ROUNDUP": lowering.call(.mathRoundUp, inputs: "NUM")
            default: lowering.call(.mathRoundDown, inputs: "NUM")
            }
        })
}

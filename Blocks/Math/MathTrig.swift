import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let mathTrig = BlockDefinition(
        "math_trig", category: .math, message: "%OP %NUM", help: "Gives the sine, cosine or tangent of degrees, or the degrees of one.",
        source: "Blockly, generators/javascript/math.ts, math_trig: x / 180 * π and f(x) / π * 180, in that order.",
        shape: .value(["Number"]),
        fields: [
            .options("OP", [("SIN", "sin"), ("COS", "cos"), ("TAN", "tan"), ("ASIN", "asin"), ("ACOS", "acos"), ("ATAN", "atan")])
        ],
        inputs: [.value("NUM", "Number", default: .number(0))],
        meaning: .value { lowering in
            switch lowering.option("OP") {
            case "SIN": lowering.call(.mathSine, inputs: "NUM")
            case "COS": lowering.call(.mathCosine, inputs: "NUM")
            case "TAN": lowering.call(.mathTangent, inputs: "NUM")
            case "ASIN": lowering.call(.mathArcSine, inputs: "NUM")
            case "ACOS": lowering.call(.mathArcCosine, inputs: "NUM")
            default: lowering.call(.mathArcTangent, inputs: "NUM")
            }
        })
}

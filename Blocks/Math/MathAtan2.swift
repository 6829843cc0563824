import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let mathAtan2 = BlockDefinition(
        "math_atan2", category: .math, message: "atan2 of X: %X Y: %Y",
        help: "Gives the direction of a point in degrees, from -180 to 180.",
        source: "Blockly, generators/javascript/math.ts, math_atan2: Y is computed first.",
        shape: .value(["Number"]), inputs: [.value("Y", "Number", default: .number(0)), .value("X", "Number", default: .number(0))],
        isInline: true,
        meaning: .value { lowering in lowering.call(.mathArcTangent2, inputs: "Y", "X") })
}

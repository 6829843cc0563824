import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let mathRandomInt = BlockDefinition(
        "math_random_int", category: .math, message: "random integer from %FROM to %TO",
        help: "Gives a random whole number between two bounds, which may be given in either order.",
        source: "Blockly, generators/javascript/math.ts, mathRandomInt.",
        shape: .value(["Number"]),
        inputs: [.value("FROM", "Number", default: .number(0)), .value("TO", "Number", default: .number(0))],
        isInline: true,
        meaning: .value { lowering in lowering.call(.mathRandomInteger, inputs: "FROM", "TO") })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let mathRandomFloat = BlockDefinition(
        "math_random_float", category: .math, message: "random fraction", help: "Gives a random number from 0 up to, but not, 1.",
        source: "Blockly, generators/javascript/math.ts, math_random_float.",
        shape: .value(["Number"]), meaning: .value { lowering in lowering.call(.mathRandomFraction, inputs: []) })
}

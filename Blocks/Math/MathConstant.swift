import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let mathConstant = BlockDefinition(
        "math_constant", category: .math, message: "%CONSTANT", help: "One of the numbers mathematics knows by name.",
        source: "Blockly, generators/javascript/math.ts, math_constant.",
        shape: .value(["Number"]),
        fields: [
            .options(
                "CONSTANT",
                [
                    ("PI", "π"), ("E", "e"), ("GOLDEN_RATIO", "φ"), ("SQRT2", "sqrt(2)"), ("SQRT1_2", "sqrt(½)"), ("INFINITY", "∞"),
                ])
        ],
        meaning: .value { lowering in
            switch lowering.option("CONSTANT") {
            case "E": .constant(.number(2.718281828459045))
            case "GOLDEN_RATIO": .constant(.number((1 + 5.0.squareRoot()) / 2))
            case "SQRT2": .constant(.number(2.0.squareRoot()))
            case "SQRT1_2": .constant(.number(0.5.squareRoot()))
            case "INFINITY": .constant(.number(.infinity))
            default: .constant(.number(.pi))
            }
        })
}

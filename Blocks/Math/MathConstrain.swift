import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let mathConstrain = BlockDefinition(
        "math_constrain", category: .math, message: "constrain %VALUE low %LOW high %HIGH",
        help: "Gives the number within two bounds that is nearest; the high bound wins where they cross.",
        source: "Blockly, generators/javascript/math.ts, math_constrain.",
        shape: .value(["Number"]),
        inputs: [
            .value("VALUE", "Number", default: .number(0)), .value("LOW", "Number", default: .number(0)),
            .value("HIGH", "Number", default: .number(.infinity)),
        ],
        isInline: true,
        meaning: .value { lowering in lowering.call(.mathConstrain, inputs: "VALUE", "LOW", "HIGH") })
}

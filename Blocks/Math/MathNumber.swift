import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let mathNumber = BlockDefinition(
        "math_number", category: .math, message: "%NUM", help: "A number.",
        source: "Blockly, generators/javascript/math.ts, math_number; core/field_number.ts.",
        shape: .value(["Number"]), fields: [.number("NUM")],
        // Generated code writes -0 as 0.
        meaning: .value { lowering in .constant(.number(lowering.number(field: "NUM") + 0)) })
}

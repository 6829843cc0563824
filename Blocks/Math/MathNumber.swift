import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let mathNumber = BlockDefinition(
        "math_number", category: .math, message: "%NUM", help: "A number.",
        source: "Blockly, generators/javascript/math.ts, math_number; core/field_number.ts.",
        shape: .value(["Number"]), fields: [.number("NUM")],
        // What JavaScript writes with an exponent is no decimal literal.
        word: { lowering in
            let number = lowering.number(field: "NUM") + 0
            return number == 0 || (1e-6..<1e21).contains(number.magnitude) ? .number(number) : nil
        },
        // Generated code writes -0 as 0.
        meaning: .value { lowering in .constant(.number(lowering.number(field: "NUM") + 0)) })
}

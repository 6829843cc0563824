import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let mathModulo = BlockDefinition(
        "math_modulo", category: .math, message: "remainder of %DIVIDEND ÷ %DIVISOR",
        help: "Gives the remainder of a division, with the sign of the dividend.",
        source: "Blockly, generators/javascript/math.ts, math_modulo.",
        shape: .value(["Number"]),
        inputs: [.value("DIVIDEND", "Number", default: .number(0)), .value("DIVISOR", "Number", default: .number(0))],
        isInline: true,
        meaning: .value { lowering in lowering.emit(.remainder, lowering.value("DIVIDEND"), lowering.value("DIVISOR")) })
}

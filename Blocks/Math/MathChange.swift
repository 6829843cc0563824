import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let mathChange = BlockDefinition(
        "math_change", category: .math, message: "change %VAR by %DELTA",
        help: "Adds to a variable, which counts as 0 where it holds no number.",
        source: "Blockly, generators/javascript/math.ts, math_change: the variable is read before the input.",
        shape: .statement, fields: [.variable("VAR")], inputs: [.value("DELTA", "Number", default: .number(0))],
        colour: BlockCategory.variables.colour,
        meaning: .statement { lowering in
            let variable = lowering.variable(field: "VAR")
            let number = lowering.emit(.numberOrZero, lowering.read(variable))
            lowering.assign(variable, lowering.emit(.add, number, input: "DELTA"))
        })
}

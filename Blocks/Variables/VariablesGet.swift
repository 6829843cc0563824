import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let variablesGet = BlockDefinition(
        "variables_get", category: .variables, message: "%VAR", help: "The present value of a variable; undefined until it is set.",
        source: "Blockly, generators/javascript/variables.ts, variables_get.",
        shape: .value([]), fields: [.variable("VAR")],
        word: { lowering in .variable(lowering.variable(field: "VAR")) },
        meaning: .value { lowering in lowering.read(lowering.variable(field: "VAR")) })
}

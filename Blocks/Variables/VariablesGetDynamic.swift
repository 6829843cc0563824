import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let variablesGetDynamic = BlockDefinition(
        "variables_get_dynamic", category: .variables, dialects: [.blockly], message: "%VAR",
        help: "The present value of a variable with a type, which only editors look at.",
        source: "Blockly, generators/javascript/variables_dynamic.ts, variables_get_dynamic.",
        shape: .value([]), fields: [.variable("VAR")], colour: BlockColour(hue: 310),
        word: { lowering in .variable(lowering.variable(field: "VAR")) },
        meaning: .value { lowering in lowering.read(lowering.variable(field: "VAR")) })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let variablesSetDynamic = BlockDefinition(
        "variables_set_dynamic", category: .variables, dialects: [.blockly], message: "set %VAR to %VALUE",
        help: "Sets a variable with a type, which only editors look at; an empty input sets it to 0.",
        source: "Blockly, generators/javascript/variables_dynamic.ts, variables_set_dynamic.",
        shape: .statement, fields: [.variable("VAR")], inputs: [.value("VALUE", default: .number(0))], colour: BlockColour(hue: 310),
        meaning: .statement { lowering in lowering.assign(lowering.variable(field: "VAR"), lowering.value("VALUE")) })
}

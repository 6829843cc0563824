import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let variablesSet = BlockDefinition(
        "variables_set", category: .variables, message: "set %VAR to %VALUE", help: "Sets a variable; an empty input sets it to 0.",
        source: "Blockly, generators/javascript/variables.ts, variables_set.",
        shape: .statement, fields: [.variable("VAR")], inputs: [.value("VALUE", default: .number(0))],
        meaning: .statement { lowering in lowering.assign(lowering.variable(field: "VAR"), lowering.value("VALUE")) })
}

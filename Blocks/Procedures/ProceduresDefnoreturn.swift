import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let proceduresDefnoreturn = BlockDefinition(
        "procedures_defnoreturn", category: .procedures, message: "to %NAME do %STACK",
        help: "Defines a procedure; its parameters are its own, every other variable is the program's.",
        source: "Blockly, generators/javascript/procedures.ts, procedures_defnoreturn; of two of one name the second is renamed.",
        shape: .top, fields: [.text("NAME")],
        inputs: [.statements("STACK", if: { $0.mutation("statements") != "false" })],
        mutation: "<arg name=\"...\"/>... statements=\"true|false\"",
        meaning: .procedure(returnsValue: false))
}

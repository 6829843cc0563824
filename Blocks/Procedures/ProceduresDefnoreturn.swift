import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let proceduresDefnoreturn = BlockDefinition(
        "procedures_defnoreturn", category: .procedures, message: "to %NAME\n%STACK",
        help: "Defines a procedure; its parameters are its own, every other variable is the program's.",
        source: "Blockly, generators/javascript/procedures.ts, procedures_defnoreturn; of two of one name the second is renamed.",
        shape: .top, fields: [.text("NAME")],
        inputs: [.statements("STACK", if: { $0.mutation("statements") != "false" })],
        mutation: "<arg name=\"...\"/>... statements=\"true|false\"", hasMutator: true,
        shownMessage: { .procedure($0) },
        meaning: .procedure(returnsValue: false))
}

extension BlockMessage {
    /// What the definition of a procedure shows: its name, and the parameters in its mutation.
    ///
    /// - Source: Blockly, blocks/procedures.ts, `updateParams_` and `setStatements_`.
    static func procedure(_ block: Block) -> BlockMessage {
        var message: BlockMessage = "to %NAME"
        let parameters = block.mutationArguments
        if !parameters.isEmpty { message.append(label: "with: " + parameters.joined(separator: ", ")) }
        message.append("\n%STACK\nreturn %RETURN")
        return message
    }
}

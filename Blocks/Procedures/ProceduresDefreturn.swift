import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let proceduresDefreturn = BlockDefinition(
        "procedures_defreturn", category: .procedures, message: "to %NAME\n%STACK\nreturn %RETURN",
        help: "Defines a procedure that gives a value; undefined where the value is left empty.",
        source: "Blockly, generators/javascript/procedures.ts, procedures_defreturn.",
        shape: .top, fields: [.text("NAME")],
        inputs: [
            .statements("STACK", if: { $0.mutation("statements") != "false" }), .value("RETURN", default: .undefined).rightAligned(),
        ],
        mutation: "<arg name=\"...\"/>... statements=\"true|false\"", hasMutator: true,
        shownMessage: { .procedure($0) },
        meaning: .procedure(returnsValue: true))
}

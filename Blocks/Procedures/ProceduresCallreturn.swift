import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let proceduresCallreturn = BlockDefinition(
        "procedures_callreturn", category: .procedures, message: "%NAME with: %ARG0",
        help: "Runs a procedure and gives what it returns; arguments are bound by position, missing ones are undefined.",
        source: "Blockly, generators/javascript/procedures.ts, procedures_callreturn.",
        shape: .value([]), fields: [.text("NAME")],
        inputs: [.value("ARG", default: .null, count: { $0.mutationArguments.count }).rightAligned()],
        mutation: "name=\"...\" <arg name=\"...\"/>...",
        shownMessage: { .procedureCall($0) },
        meaning: .value { lowering in lowering.procedureCall() })
}

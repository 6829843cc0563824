import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let proceduresCallnoreturn = BlockDefinition(
        "procedures_callnoreturn", category: .procedures, message: "%NAME with: %ARG0",
        help: "Runs a procedure; arguments are bound by position, missing ones are undefined.",
        source: "Blockly, generators/javascript/procedures.ts, procedures_callnoreturn.",
        shape: .statement, fields: [.text("NAME")],
        inputs: [.value("ARG", default: .null, count: { $0.mutationArguments.count }).rightAligned()],
        mutation: "name=\"...\" <arg name=\"...\"/>...",
        shownMessage: { .procedureCall($0) },
        meaning: .statement { lowering in _ = lowering.procedureCall() })
}

extension BlockMessage {
    /// What the call of a procedure shows: its name, and the arguments in its mutation.
    ///
    /// - Source: Blockly, blocks/procedures.ts, `updateShape_`.
    static func procedureCall(_ block: Block) -> BlockMessage {
        var message = BlockMessage("")
        message.append(label: block.mutation("name") ?? block.field("NAME")?.text ?? "")
        let names = block.mutationArguments
        if !names.isEmpty { message.append(label: "with:") }
        message.appendEnd()
        for (offset, name) in names.enumerated() {
            message.append(label: name)
            message.append(slot: "ARG\(offset)")
        }
        return message
    }
}

extension Lowering {
    /// Compiles the call of the procedure that the mutation names.
    ///
    /// Ours: where there is none the program runs as its JavaScript does, up to the call, but a warning says so before.
    func procedureCall() -> Operand {
        let written = block.mutation("name") ?? text(field: "NAME")
        let name = written.isEmpty ? "unnamed" : written
        if let result = callProcedure(name, arguments: block.mutationArguments.indices.map { "ARG\($0)" }) { return result }
        warn(
            code: "unknown-procedure", "there is no procedure '\(name)'; the program fails when it gets here", hint: procedureHint)
        return call(.throwReferenceError, .constant(.text("\(name) is not defined")))
    }
}

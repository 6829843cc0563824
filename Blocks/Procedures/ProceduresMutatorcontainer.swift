import BlockCompiler

extension BlockDefinition {
    static let proceduresMutatorcontainer = BlockDefinition(
        "procedures_mutatorcontainer", aliases: ["procedures_mutatorarg"], category: .procedures, message: "inputs %STACK",
        help: "A part of the dialog that shapes a procedure; it never runs.",
        source: "Blockly, blocks/procedures.ts: no generator.",
        shape: .statement, fields: [.text("NAME")], takesAnyInput: true,
        meaning: .nothing(reason: "it belongs into the dialog that shapes a procedure; use 'procedures_defnoreturn'"))
}

import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let proceduresIfreturn = BlockDefinition(
        "procedures_ifreturn", category: .procedures, message: "if %CONDITION return %VALUE",
        help: "Leaves the procedure with a value where a condition is truthy.",
        source: "Blockly, generators/javascript/procedures.ts, procedures_ifreturn: outside a procedure the code is a SyntaxError.",
        shape: .statement,
        inputs: [
            .value("CONDITION", "Boolean", default: .boolean(false)), .value("VALUE", default: .null, if: { $0.returnsValue }),
        ],
        mutation: "value=\"1|0\"",
        isInline: true,
        shownMessage: { $0.returnsValue ? "if %CONDITION return %VALUE" : "if %CONDITION return" },
        meaning: .statement { lowering in
            guard lowering.canReturn else {
                return lowering.report(
                    code: "outside-procedure", "'procedures_ifreturn' stands outside a procedure",
                    hint: "put it inside a procedure definition")
            }
            let next = lowering.newLabel()
            lowering.jump(to: next, ifInput: "CONDITION", is: false)
            lowering.returnValue(lowering.block.returnsValue ? lowering.value("VALUE") : .undefined)
            lowering.place(next)
        })
}

extension Block {
    /// Whether the block has a value to return: it has, unless a mutation says otherwise.
    fileprivate var returnsValue: Bool { mutations.isEmpty || mutationCount("value", default: 0) == 1 }
}

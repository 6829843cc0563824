import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let logicBoolean = BlockDefinition(
        "logic_boolean", category: .logic, message: "%BOOL", help: "True or false.",
        source: "Blockly, generators/javascript/logic.ts, logic_boolean.",
        shape: .value(["Boolean"]), fields: [.options("BOOL", [("TRUE", "true"), ("FALSE", "false")])],
        condition: { lowering, label, jumpWhen in
            if (lowering.option("BOOL") == "TRUE") == jumpWhen { lowering.jump(to: label) }
        },
        meaning: .value { lowering in .constant(.boolean(lowering.option("BOOL") == "TRUE")) })
}

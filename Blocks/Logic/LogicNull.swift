import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let logicNull = BlockDefinition(
        "logic_null", category: .logic, message: "null", help: "Nothing: JavaScript's null.",
        source: "Blockly, generators/javascript/logic.ts, logic_null.",
        shape: .value([]), meaning: .value { _ in .constant(.null) })
}

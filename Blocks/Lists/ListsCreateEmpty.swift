import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listsCreateEmpty = BlockDefinition(
        "lists_create_empty", category: .lists, message: "create empty list", help: "Gives a new list without items.",
        source: "Blockly, generators/javascript/lists.ts, lists_create_empty.",
        shape: .value(["Array"]), meaning: .value { $0.makeList(of: []) })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listsRepeat = BlockDefinition(
        "lists_repeat", category: .lists, message: "create list with item %ITEM repeated %NUM times",
        help: "Gives a list that holds one value so many times; the value itself is not copied.",
        source: "Blockly, generators/javascript/lists.ts, lists_repeat.",
        shape: .value(["Array"]), inputs: [.value("ITEM", default: .null), .value("NUM", "Number", default: .number(0))],
        isInline: true,
        meaning: .value { lowering in lowering.call(.listRepeat, inputs: "ITEM", "NUM") })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listsReverse = BlockDefinition(
        "lists_reverse", category: .lists, message: "reverse %LIST",
        help: "Gives a copy of a list with its items in reverse.",
        source: "Blockly, generators/javascript/lists.ts, lists_reverse.",
        shape: .value(["Array"]), inputs: [.value("LIST", "Array", default: nil, empty: "an empty list")],
        isInline: true,
        meaning: .value { lowering in lowering.call(.listReverse, lowering.list("LIST")) })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listsLength = BlockDefinition(
        "lists_length", category: .lists, message: "length of %VALUE",
        help: "Gives the number of items of a list, or of UTF-16 units of a text.",
        source: "Blockly, generators/javascript/lists.ts, lists_length.",
        shape: .value(["Number"]), inputs: [.value("VALUE", "String", "Array", default: nil, empty: "an empty list")],
        meaning: .value { lowering in lowering.emit(.length, lowering.list("VALUE")) })
}

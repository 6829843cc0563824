import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listsIndexOf = BlockDefinition(
        "lists_indexOf", category: .lists, message: "in list %VALUE find %END occurrence of item %FIND",
        help: "Gives the position of an item that is strictly equal: 0 where there is none, -1 where positions start at 0.",
        source: "Blockly, generators/javascript/lists.ts, lists_indexOf.",
        shape: .value(["Number"]),
        fields: [.options("END", [("FIRST", "first"), ("LAST", "last")])],
        inputs: [.value("VALUE", "Array", default: nil, empty: "an empty list"), .value("FIND", default: .text(""))],
        chain: { lowering, operation, left in lowering.addPosition(to: left, operation, isInList: true) },
        meaning: .value { lowering in lowering.position(ofOffset: lowering.foundOffset(isInList: true)) })
}

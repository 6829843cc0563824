import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listsIndexOf = BlockDefinition(
        "lists_indexOf", category: .lists, message: "in list %VALUE %END %FIND",
        help: "Gives the position of an item that is strictly equal: 0 where there is none, -1 where positions start at 0.",
        source: "Blockly, generators/javascript/lists.ts, lists_indexOf.",
        shape: .value(["Number"]),
        fields: [.options("END", [("FIRST", "find first occurrence of item"), ("LAST", "find last occurrence of item")])],
        inputs: [.value("VALUE", "Array", default: nil, empty: "an empty list"), .value("FIND", default: .text(""))],
        isInline: true,
        chain: { lowering, operation, left in lowering.addPosition(to: left, operation, isInList: true) },
        meaning: .value { lowering in lowering.position(ofOffset: lowering.foundOffset(isInList: true)) })
}

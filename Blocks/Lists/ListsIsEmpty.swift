import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listsIsEmpty = BlockDefinition(
        "lists_isEmpty", category: .lists, message: "%VALUE is empty",
        help: "Tells whether a list or text has no length; true of a number, which has none.",
        source: "Blockly, generators/javascript/lists.ts, lists_isEmpty.",
        shape: .value(["Boolean"]), inputs: [.value("VALUE", "String", "Array", default: nil, empty: "an empty list")],
        condition: { lowering, label, jumpWhen in
            lowering.jump(to: label, if: lowering.emit(.length, lowering.list("VALUE")), is: !jumpWhen)
        },
        meaning: .value { lowering in lowering.emit(.not, lowering.emit(.length, lowering.list("VALUE"))) })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textIsEmpty = BlockDefinition(
        "text_isEmpty", category: .text, message: "%VALUE is empty",
        help: "Tells whether a text or list has no length; true of a number, which has none.",
        source: "Blockly, generators/javascript/text.ts, text_isEmpty.",
        shape: .value(["Boolean"]), inputs: [.value("VALUE", "String", "Array", default: .text(""))],
        condition: { lowering, label, jumpWhen in
            lowering.jump(to: label, if: lowering.emit(.length, lowering.value("VALUE")), is: !jumpWhen)
        },
        meaning: .value { lowering in lowering.emit(.not, lowering.emit(.length, lowering.value("VALUE"))) })
}

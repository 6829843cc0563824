import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textLength = BlockDefinition(
        "text_length", category: .text, message: "length of %VALUE",
        help: "Gives the number of UTF-16 units of a text, or of items of a list.",
        source: "Blockly, generators/javascript/text.ts, text_length.",
        shape: .value(["Number"]), inputs: [.value("VALUE", "String", "Array", default: .text(""))],
        meaning: .value { lowering in lowering.emit(.length, lowering.value("VALUE")) })
}

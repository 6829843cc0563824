import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textIndexOf = BlockDefinition(
        "text_indexOf", category: .text, message: "in text %VALUE %END %FIND",
        help: "Gives the position of a text in another: 0 where it is not there, -1 where positions start at 0.",
        source: "Blockly, generators/javascript/text.ts, text_indexOf.",
        shape: .value(["Number"]),
        fields: [.options("END", [("FIRST", "find first occurrence of text"), ("LAST", "find last occurrence of text")])],
        inputs: [.value("VALUE", "String", default: .text("")), .value("FIND", "String", default: .text(""))],
        isInline: true,
        chain: { lowering, operation, left in lowering.addPosition(to: left, operation) },
        meaning: .value { lowering in lowering.position(ofOffset: lowering.foundOffset()) })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textCharAt = BlockDefinition(
        "text_charAt", category: .text, message: "in text %VALUE %WHERE\n%AT",
        help: "Gives one unit of a text, by its position from the start or the end, or any.",
        source: "Blockly, generators/javascript/text.ts, text_charAt.",
        shape: .value(["String"]),
        fields: [
            .options(
                "WHERE",
                [
                    ("FROM_START", "get letter #"), ("FROM_END", "get letter # from end"), ("FIRST", "get first letter"),
                    ("LAST", "get last letter"), ("RANDOM", "get random letter"),
                ])
        ],
        inputs: [
            .value("VALUE", "String", default: .text("")),
            .value("AT", "Number", default: nil, empty: "the first position", if: { $0.hasPosition(in: "WHERE") }),
        ],
        mutation: "at=\"true|false\"",
        isInline: true,
        meaning: .value { lowering in
            let zero = Operand.constant(.number(0)), last = Operand.constant(.number(-1))
            switch lowering.option("WHERE") {
            case "FIRST": return lowering.call(.charAt, lowering.value("VALUE"), zero)
            case "LAST": return lowering.call(.slice, lowering.value("VALUE"), last, .undefined)
            case "RANDOM":
                let text = lowering.value("VALUE")
                return lowering.emit(.getProperty, text, lowering.randomOffset(in: text))
            case "FROM_END":
                let text = lowering.subject("VALUE", method: "slice", arguments: ["AT"])
                return lowering.call(.charAtSlice, text, lowering.adjusted("AT", delta: 1, isNegated: true))
            default:
                let text = lowering.subject("VALUE", method: "charAt", arguments: ["AT"])
                return lowering.call(.charAt, text, lowering.adjusted("AT"))
            }
        })
}

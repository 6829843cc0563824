import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textTrim = BlockDefinition(
        "text_trim", category: .text, message: "%MODE %TEXT",
        help: "Gives the text without the white space at its ends.",
        source: "Blockly, generators/javascript/text.ts, text_trim.",
        shape: .value(["String"]),
        fields: [
            .options(
                "MODE",
                [
                    ("BOTH", "trim spaces from both sides of"), ("LEFT", "trim spaces from left side of"),
                    ("RIGHT", "trim spaces from right side of"),
                ])
        ],
        inputs: [.value("TEXT", "String", default: .text(""))],
        meaning: .value { lowering in
            switch lowering.option("MODE") {
            case "LEFT": lowering.call(.textTrimStart, inputs: "TEXT")
            case "RIGHT": lowering.call(.textTrimEnd, inputs: "TEXT")
            default: lowering.call(.textTrim, inputs: "TEXT")
            }
        })
}

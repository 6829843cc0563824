import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textChangeCase = BlockDefinition(
        "text_changeCase", category: .text, message: "%CASE %TEXT",
        help: "Gives the text in upper case, lower case, or with each word's first letter in upper case.",
        source: "Blockly, generators/javascript/text.ts, text_changeCase.",
        shape: .value(["String"]),
        fields: [.options("CASE", [("UPPERCASE", "to UPPER CASE"), ("LOWERCASE", "to lower case"), ("TITLECASE", "to Title Case")])],
        inputs: [.value("TEXT", "String", default: .text(""))],
        meaning: .value { lowering in
            switch lowering.option("CASE") {
            case "LOWERCASE": lowering.call(.textLowerCase, inputs: "TEXT")
            case "TITLECASE": lowering.call(.textTitleCase, inputs: "TEXT")
            default: lowering.call(.textUpperCase, inputs: "TEXT")
            }
        })
}

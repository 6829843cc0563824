import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textChangeCase = BlockDefinition(
        "text_changeCase", category: .text, message: "to %CASE %TEXT",
        help: "Gives the text in upper case, lower case, or with each word's first letter in upper case.",
        source: "Blockly, generators/javascript/text.ts, text_changeCase.",
        shape: .value(["String"]),
        fields: [.options("CASE", [("UPPERCASE", "UPPER CASE"), ("LOWERCASE", "lower case"), ("TITLECASE", "Title Case")])],
        inputs: [.value("TEXT", "String", default: .text(""))],
        meaning: .value { lowering in
            switch lowering.option("CASE") {
            case "LOWERCASE": lowering.call(.textLowerCase, inputs: "TEXT")
            case "TITLECASE": lowering.call(.textTitleCase, inputs: "TEXT")
            default: lowering.call(.textUpperCase, inputs: "TEXT")
            }
        })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let text = BlockDefinition(
        "text", category: .text, message: "“%TEXT”", help: "Gives a text.",
        source: "Blockly, generators/javascript/text.ts, text; core/generator.ts, prefixLines.",
        shape: .value(["String"]), fields: [.text("TEXT")], meaning: .value { $0.quotedText(field: "TEXT") })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let testRegexp = BlockDefinition(
        "test_regexp", category: .text, dialects: [.codeless],
        message: "test %original_text with %pattern",
        help: "Says whether a regular expression matches a text; one with the flag g or y goes on where its last match ended.",
        source: "Codeless, generated code: pattern.test(text).",
        shape: .value(["Boolean"]),
        inputs: [.value("pattern", default: .undefined), .value("original_text", default: .text(""))],
        meaning: .value { lowering in
            let pattern = lowering.subject("pattern", method: "test", before: "original_text")
            return lowering.call(.testRegularExpression, pattern, lowering.value("original_text"))
        })
}

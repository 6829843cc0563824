import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let rawText = BlockDefinition(
        "raw_text", category: .text, dialects: [.codeless],
        message: "raw text %RAW_TEXT",
        help: "A text in which escape sequences such as \\n are live.",
        source: "Codeless, generated code: the field within quotes of a JavaScript text.",
        shape: .value(["String"]),
        fields: [.multilineText("RAW_TEXT")],
        meaning: .value { lowering in
            guard let units = cookedText(lowering.text(field: "RAW_TEXT")) else {
                lowering.report(
                    code: "bad-escape", "the raw text has an escape sequence that is none",
                    hint: "write \\xHH or \\uHHHH with hexadecimal digits, or \\\\ for a backslash")
                return .undefined
            }
            return .constant(.text(units))
        })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let createDynamicRegexp = BlockDefinition(
        "create_dynamic_regexp", category: .text, dialects: [.codeless],
        message: "regular expression %pattern flags %keys",
        help: "Makes a regular expression of a pattern and flags.",
        source: "Codeless, generated code: new RegExp(pattern, keys).",
        shape: .value([]),
        inputs: [.value("pattern", default: .text("")), .value("keys", default: .text(""))],
        meaning: .value { lowering in lowering.call(.makeRegularExpression, inputs: "pattern", "keys") })
}

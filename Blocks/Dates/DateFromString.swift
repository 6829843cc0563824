import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let dateFromString = BlockDefinition(
        "date_from_string", category: .dates, dialects: [.codeless],
        message: "date from text %dateString",
        help: "Reads a date; what cannot be read gives an invalid date.",
        source: "Codeless, generated code: new Date(text).",
        shape: .value([]),
        inputs: [.value("dateString", default: .undefined)],
        meaning: .value { lowering in lowering.call(.dateOf, inputs: "dateString") })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let dateFromTimestamp = BlockDefinition(
        "date_from_timestamp", category: .dates, dialects: [.codeless],
        message: "date from timestamp %timestamp",
        help: "Makes a date of milliseconds since 1970.",
        source: "Codeless, generated code: new Date(timestamp).",
        shape: .value([]),
        inputs: [.value("timestamp", default: .undefined)],
        meaning: .value { lowering in lowering.call(.dateOf, inputs: "timestamp") })
}

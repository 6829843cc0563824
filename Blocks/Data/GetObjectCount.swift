import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let getObjectCount = BlockDefinition(
        "get_object_count", category: .data, dialects: [.codeless],
        message: "get object count of table %table_name where %where_clause",
        help: "Counts objects of a table that match a condition.",
        source: "Codeless, generated code: Backendless.Data.of(table).getObjectCount(query), awaited.",
        shape: .valueOrStatement,
        inputs: [.value("table_name", default: .undefined), .value("where_clause", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("data.count")))
}

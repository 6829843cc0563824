import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let bulkUpdateTableObjects = BlockDefinition(
        "bulk_update_table_objects", category: .data, dialects: [.codeless],
        message: "bulk update objects in table %table_name where %where_clause changes %changes",
        help: "Changes all objects that match a condition.",
        source: "Codeless, generated code: Backendless.Data.of(table).bulkUpdate(where, changes), awaited.",
        shape: .valueOrStatement,
        inputs: [
            .value("table_name", default: .undefined),
            .value("where_clause", default: .undefined),
            .value("changes", default: .undefined),
        ],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("data.bulkUpdate")))
}

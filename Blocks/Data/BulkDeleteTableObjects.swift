import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let bulkDeleteTableObjects = BlockDefinition(
        "bulk_delete_table_objects", category: .data, dialects: [.codeless],
        message: "bulk delete objects from table %table_name where %where_clause",
        help: "Deletes all objects that match a condition.",
        source: "Codeless, generated code: Backendless.Data.of(table).bulkDelete(where), awaited.",
        shape: .valueOrStatement,
        inputs: [.value("table_name", default: .undefined), .value("where_clause", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("data.bulkDelete")))
}

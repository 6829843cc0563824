import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let getTableObjects = BlockDefinition(
        "get_table_objects", category: .data, dialects: [.codeless],
        message: "get objects from table %table_name where %where_clause having %having_clause page size %page_size",
        help: "Lists objects of a table that match a condition.",
        source: "Codeless, generated code: Backendless.Data.of(table).find(query), awaited.",
        shape: .valueOrStatement,
        inputs: [
            .value("table_name", default: .undefined),
            .value("where_clause", default: .undefined),
            .value("having_clause", default: .undefined),
            .value("page_size", default: .undefined),
        ],
        takesAnyInput: true,
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("data.find")))
}

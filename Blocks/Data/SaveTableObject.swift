import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let saveTableObject = BlockDefinition(
        "save_table_object", category: .data, dialects: [.codeless],
        message: "save object in table %table_name object %table_object",
        help: "Stores an object in a table: changes it when it has an objectId, adds it otherwise.",
        source: "Codeless, generated code: Backendless.Data.of(table).save(object), awaited.",
        shape: .valueOrStatement,
        inputs: [.value("table_name", default: .undefined), .value("table_object", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("data.save")))
}

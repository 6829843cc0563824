import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let deleteTableObject = BlockDefinition(
        "delete_table_object", category: .data, dialects: [.codeless],
        message: "delete object %object from table %table_name",
        help: "Deletes an object, given whole or by its objectId.",
        source: "Codeless, generated code: Backendless.Data.of(table).remove(object), awaited.",
        shape: .valueOrStatement,
        inputs: [.value("table_name", default: .undefined), .value("object", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("data.remove")))
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listAddItem = BlockDefinition(
        "list_add_item", category: .lists, dialects: [.codeless],
        message: "add %value to list %list",
        help: "Puts an item at the end of a list, or all items of another list, and gives the list.",
        source: "Codeless, generated code: Array.prototype.push.apply(list, Array.isArray(value) ? value : [value]).",
        shape: .valueOrStatement,
        inputs: [.value("list", default: .undefined), .value("value", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .either { lowering in lowering.call(.listAddItem, inputs: "list", "value") })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listRemoveItem = BlockDefinition(
        "list_remove_item", category: .lists, dialects: [.codeless],
        message: "remove %item from list %list by %comparator",
        help: "Takes an item out of a list, the same or the first with the same property, and gives the list.",
        source: "Codeless, generated code: list.splice of the place that indexOf, or findIndex by the property, gives.",
        shape: .valueOrStatement,
        inputs: [.value("list", default: .undefined), .value("item", default: .undefined), .value("comparator", default: .text(""))],
        mutation: "has_output=\"true|false\"",
        meaning: .either { lowering in lowering.call(.listRemoveItem, inputs: "list", "item", "comparator") })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listContains = BlockDefinition(
        "list_contains", category: .lists, dialects: [.codeless],
        message: "list %list contains %item",
        help: "Says whether a list has an item, or a text a part.",
        source: "Codeless, generated code: list.includes(item).",
        shape: .value(["Boolean"]),
        inputs: [.value("list", default: .undefined), .value("item", default: .undefined)],
        meaning: .value { lowering in
            let list = lowering.subject("list", method: "includes", before: "item")
            return lowering.call(.listIncludes, list, lowering.value("item"))
        })
}

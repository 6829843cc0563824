import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listsPluck = BlockDefinition(
        "lists_pluck", category: .lists, dialects: [.codeless],
        message: "pluck %prop from list %collection",
        help: "Lists one property of each item.",
        source: "Codeless, generated code: list.map(item => item[name]).",
        shape: .value(["Array"]),
        inputs: [.value("collection", default: .undefined), .value("prop", default: .text(""))],
        meaning: .value { lowering in
            let list = lowering.subject("collection", method: "map", before: "prop")
            return lowering.call(.listPluck, list, lowering.value("prop"))
        })
}

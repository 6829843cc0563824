import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let listFilterItems = BlockDefinition(
        "list_filter_items", category: .lists, dialects: [.codeless],
        message: "filter list %list by %item\ndo %code\nkeep if %returnCode",
        help: "Gives the items for which a callback answers something truthy.",
        source: "Codeless, generated code: a helper that awaits Promise.all of the callbacks, then filters.",
        shape: .value(["Array"]),
        fields: [.text("item", default: "item")],
        inputs: [.value("list", default: .undefined), .statements("code"), .value("returnCode", default: .undefined)],
        callbackInputs: ["code", "returnCode"],
        localVariables: { [$0.callbackItem] },
        meaning: .value { lowering in
            let list = lowering.value("list")
            let callback = lowering.callback(item: lowering.block.callbackItem, statements: "code", result: "returnCode")
            let gathered = lowering.gather(list, callback: callback, awaits: 2)
            return lowering.call(.listKeep, gathered.results, gathered.items)
        })
}

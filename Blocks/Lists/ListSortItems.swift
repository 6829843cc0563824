import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let listSortItems = BlockDefinition(
        "list_sort_items", category: .lists, dialects: [.codeless],
        message: "sort list %list %order by %item\ndo %code\nwith %sortByItem",
        help: "Gives the items in the order of the keys that a callback answers.",
        source: "Codeless, generated code: a helper that awaits Promise.all of the callbacks, then sorts by > and < times the order.",
        shape: .value(["Array"]),
        fields: [.options("order", [("1", "ascending"), ("-1", "descending")], isOpen: true), .text("item", default: "item")],
        inputs: [.value("list", default: .undefined), .statements("code"), .value("sortByItem", default: .undefined)],
        callbackInputs: ["code", "sortByItem"],
        localVariables: { [$0.callbackItem] },
        meaning: .value { lowering in
            let list = lowering.value("list")
            let callback = lowering.callback(item: lowering.block.callbackItem, statements: "code", result: "sortByItem")
            let gathered = lowering.gather(list, callback: callback, awaits: 2)
            let order = lowering.call(.toNumber, .constant(.text(lowering.option("order"))))
            return lowering.call(.listSortByKeys, gathered.results, gathered.items, order)
        })
}

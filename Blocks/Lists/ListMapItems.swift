import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let listMapItems = BlockDefinition(
        "list_map_items", category: .lists, dialects: [.codeless],
        message: "map list %list by %item\ndo %code\nto %returnCode",
        help: "Gives the list of what a callback answers for each item.",
        source: "Codeless, generated code: Promise.all of list.map(async item => ...), awaited.",
        shape: .value(["Array"]),
        fields: [.text("item", default: "item")],
        inputs: [.value("list", default: .undefined), .statements("code"), .value("returnCode", default: .undefined)],
        callbackInputs: ["code", "returnCode"],
        localVariables: { [$0.callbackItem] },
        meaning: .value { lowering in
            let list = lowering.value("list")
            let callback = lowering.callback(item: lowering.block.callbackItem, statements: "code", result: "returnCode")
            return lowering.gather(list, callback: callback, awaits: 1).results
        })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiDynamicCategoryAppRouterOpenWebPage = BlockDefinition(
        "ui_dynamic_category__app-router__open_web_page",
        aliases: ["component_action_block_app_router_open_web_page"],
        category: .page, dialects: [.codeless],
        message: "open web page %url external %isExternal params %params",
        help: "Opens an address, here or in a window of its own.",
        source: "Codeless, generated code: window.open, or a change of the location.",
        shape: .statement,
        fields: [.checkbox("isExternal")],
        inputs: [.value("url", default: .undefined), .value("params", default: .undefined)],
        meaning: .statement { lowering in
            let url = lowering.value("url"), parameters = lowering.value("params")
            let isExternal = Operand.constant(.boolean(lowering.flag(field: "isExternal")))
            _ = lowering.hostCall("ui.openWebPage", [("url", url), ("isExternal", isExternal), ("params", parameters)])
        })
}

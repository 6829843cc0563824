import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiDynamicCategoryAppRouterGotoPage = BlockDefinition(
        "ui_dynamic_category__app-router__goto_page",
        aliases: ["component_action_block_app_router_goto_page"],
        category: .page, dialects: [.codeless],
        message: "go to page %pageName with %pageData",
        help: "Leaves for another page.",
        source: "Codeless, generated code: BackendlessUI.goToPage(name, data).",
        shape: .statement,
        inputs: [.value("pageName", default: .undefined), .value("pageData", default: .undefined)],
        meaning: .call(HostCallDefinition("ui.goToPage", isAwaited: false)))
}

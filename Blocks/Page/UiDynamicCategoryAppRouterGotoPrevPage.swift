import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiDynamicCategoryAppRouterGotoPrevPage = BlockDefinition(
        "ui_dynamic_category__app-router__goto_prev_page",
        aliases: ["component_action_block_app_router_goto_prev_page"],
        category: .page, dialects: [.codeless],
        message: "go to previous page",
        help: "Goes back to the page before.",
        source: "Codeless, generated code: a step back in the history.",
        shape: .statement,
        meaning: .call(HostCallDefinition("ui.goBack", isAwaited: false)))
}

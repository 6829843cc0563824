import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiCommonBlocksGetComponentDynamicListItems = BlockDefinition(
        "ui_common_blocks__get_component_dynamic_list_items",
        aliases: ["dynamic_context_blocks__get_component_dynamic_list_items"],
        category: .page, dialects: [.codeless],
        message: "items of repeater %componentUid",
        help: "Gives the items that a repeater shows.",
        source: "Codeless, generated code: the dynamic list items of a uid.",
        shape: .value([]),
        fields: [.literal("componentUid")],
        meaning: .call(HostCallDefinition("page.dynamicListItems", isAwaited: false, constants: { $0.componentUid })))
}

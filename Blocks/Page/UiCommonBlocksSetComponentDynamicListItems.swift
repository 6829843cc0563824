import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiCommonBlocksSetComponentDynamicListItems = BlockDefinition(
        "ui_common_blocks__set_component_dynamic_list_items",
        aliases: ["dynamic_context_blocks__set_component_dynamic_list_items"],
        category: .page, dialects: [.codeless],
        message: "set items of repeater %componentUid to %listItems",
        help: "Replaces the items that a repeater shows.",
        source: "Codeless, generated code: the dynamic list items of a uid are replaced.",
        shape: .statement,
        fields: [.literal("componentUid")],
        inputs: [.value("listItems", default: .undefined)],
        meaning: .call(HostCallDefinition("page.setDynamicListItems", isAwaited: false, constants: { $0.componentUid })))
}

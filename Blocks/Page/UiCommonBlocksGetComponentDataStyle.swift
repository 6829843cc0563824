import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiCommonBlocksGetComponentDataStyle = BlockDefinition(
        "ui_common_blocks__get_component_data_style",
        aliases: ["dynamic_context_blocks__get_component_data_style"],
        category: .page, dialects: [.codeless],
        message: "style of component %componentUid",
        help: "Gives the style object of a component.",
        source: "Codeless, generated code: the style object of a uid.",
        shape: .value([]),
        fields: [.literal("componentUid")],
        meaning: .call(HostCallDefinition("page.style", isAwaited: false, constants: { $0.componentUid })))
}

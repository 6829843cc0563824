import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiCommonBlocksGetComponentById = BlockDefinition(
        "ui_common_blocks__get_component_by_id",
        aliases: ["dynamic_context_blocks__get_component_by_id"],
        category: .page, dialects: [.codeless],
        message: "get component %componentUid",
        help: "Gives a component of the page; null when it is not there.",
        source: "Codeless, generated code: the component of a uid.",
        shape: .value([]),
        fields: [.literal("componentUid")],
        meaning: .call(HostCallDefinition("page.component", isAwaited: false, constants: { $0.componentUid })))
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiCommonBlocksToggleComponentVisibility = BlockDefinition(
        "ui_common_blocks__toggle_component_visibility",
        aliases: ["dynamic_context_blocks__toggle_component_visibility"],
        category: .page, dialects: [.codeless],
        message: "set visibility of component %componentUid to %visible",
        help: "Shows or hides a component; any value but a boolean turns its visibility around.",
        source: "Codeless, generated code: the display of a uid is set, or toggled.",
        shape: .statement,
        fields: [.literal("componentUid")],
        inputs: [.value("visible", default: .undefined)],
        meaning: .call(HostCallDefinition("page.toggleVisibility", isAwaited: false, constants: { $0.componentUid })))
}

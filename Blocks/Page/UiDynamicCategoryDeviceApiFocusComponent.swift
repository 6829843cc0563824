import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiDynamicCategoryDeviceApiFocusComponent = BlockDefinition(
        "ui_dynamic_category__device-api__focus_component",
        aliases: ["component_action_block_device_api_focus_component"],
        category: .page, dialects: [.codeless],
        message: "focus component %component",
        help: "Puts the cursor into a component.",
        source: "Codeless, generated code: component.el.focus().",
        shape: .statement,
        inputs: [.value("component", default: .undefined)],
        meaning: .call(HostCallDefinition("ui.focus", isAwaited: false)))
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiDynamicCategoryDeviceApiShowAlert = BlockDefinition(
        "ui_dynamic_category__device-api__show_alert",
        aliases: ["component_action_block_device_api_show_alert"],
        category: .page, dialects: [.codeless],
        message: "show alert %message",
        help: "Shows a message that has to be closed.",
        source: "Codeless, generated code: alert(message).",
        shape: .statement,
        inputs: [.value("message", default: .undefined)],
        meaning: .call(HostCallDefinition("ui.showAlert", isAwaited: false)))
}

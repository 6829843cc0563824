import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiDynamicCategoryDeviceApiGetWindowLocation = BlockDefinition(
        "ui_dynamic_category__device-api__get_window_location",
        aliases: ["component_action_block_device_api_get_window_location"],
        category: .page, dialects: [.codeless],
        message: "window location",
        help: "Gives the object of the parts of the address of the page.",
        source: "Codeless, generated code: window.location.",
        shape: .value([]),
        meaning: .call(HostCallDefinition("page.windowLocation", isAwaited: false)))
}

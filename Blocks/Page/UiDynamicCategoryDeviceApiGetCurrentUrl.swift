import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiDynamicCategoryDeviceApiGetCurrentUrl = BlockDefinition(
        "ui_dynamic_category__device-api__get_current_url",
        aliases: ["component_action_block_device_api_get_current_url"],
        category: .page, dialects: [.codeless],
        message: "current url",
        help: "Gives the address of the page.",
        source: "Codeless, generated code: window.location.href.",
        shape: .value([]),
        meaning: .call(HostCallDefinition("page.currentUrl", isAwaited: false)))
}

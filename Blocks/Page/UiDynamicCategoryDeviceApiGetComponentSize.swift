import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiDynamicCategoryDeviceApiGetComponentSize = BlockDefinition(
        "ui_dynamic_category__device-api__get_component_size",
        aliases: ["component_action_block_get_component_size", "component_action_block_device_api_get_component_size"],
        category: .page, dialects: [.codeless],
        message: "%typeSize of component %component",
        help: "Gives a measure of a component on the screen; null where it is not there.",
        source: "Codeless, generated code: the measure of the component's element, null where there is none.",
        shape: .value([]),
        fields: [.literal("typeSize", default: "clientHeight")],
        inputs: [.value("component", default: .undefined)],
        meaning: .value { lowering in
            lowering.call(.componentSize, lowering.value("component"), .constant(.text(lowering.literal(field: "typeSize"))))
        })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiDynamicCategoryDeviceApiGetComponentSize = BlockDefinition(
        "ui_dynamic_category__device-api__get_component_size",
        aliases: ["component_action_block_get_component_size", "component_action_block_device_api_get_component_size"],
        category: .page, dialects: [.codeless],
        message: "%typeSize of component %component",
        help: "Gives a measure of a component on the screen.",
        source: "Codeless, generated code: component.el[typeSize].",
        shape: .value([]),
        fields: [.literal("typeSize", default: "clientHeight")],
        inputs: [.value("component", default: .undefined)],
        meaning: .value { lowering in
            let element = lowering.emit(.getProperty, lowering.value("component"), .constant(.text("el")))
            return lowering.emit(.getProperty, element, .constant(.text(lowering.literal(field: "typeSize"))))
        })
}

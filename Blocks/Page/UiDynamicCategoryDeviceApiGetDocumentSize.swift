import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let uiDynamicCategoryDeviceApiGetDocumentSize = BlockDefinition(
        "ui_dynamic_category__device-api__get_document_size",
        aliases: ["component_action_block_get_document_size", "component_action_block_device_api_get_document_size"],
        category: .page, dialects: [.codeless],
        message: "%typeSize of document",
        help: "Gives a measure of the page on the screen.",
        source: "Codeless, generated code: document.documentElement[typeSize].",
        shape: .value([]),
        fields: [.literal("typeSize", default: "clientHeight")],
        meaning: .call(
            HostCallDefinition(
                "page.documentSize", isAwaited: false,
                constants: { block in
                    [("typeSize", .text(unquoted(block.field("typeSize")?.text ?? "clientHeight")))]
                })))
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiCommonBlocksSetComponentDataStore = BlockDefinition(
        "ui_common_blocks__set_component_data_store",
        aliases: ["dynamic_context_blocks__set_component_data_store"],
        category: .page, dialects: [.codeless],
        message: "set data of component %componentUid to %dataModel",
        help: "Replaces the data of a component.",
        source: "Codeless, generated code: the data store of a uid is replaced.",
        shape: .statement,
        fields: [.literal("componentUid")],
        inputs: [.value("dataModel", default: .undefined)],
        meaning: .call(HostCallDefinition("page.setDataStore", isAwaited: false, constants: { $0.componentUid })))
}

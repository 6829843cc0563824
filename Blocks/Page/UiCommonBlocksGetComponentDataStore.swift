import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiCommonBlocksGetComponentDataStore = BlockDefinition(
        "ui_common_blocks__get_component_data_store",
        aliases: ["dynamic_context_blocks__get_component_data_store"],
        category: .page, dialects: [.codeless],
        message: "data of component %componentUid",
        help: "Gives the data of a component.",
        source: "Codeless, generated code: getComponentDataStoreByUid(uid).",
        shape: .value([]),
        fields: [.literal("componentUid")],
        meaning: .call(HostCallDefinition("page.dataStore", isAwaited: false, constants: { $0.componentUid })))
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let uiCommonBlocksGetComponentClasses = BlockDefinition(
        "ui_common_blocks__get_component_classes",
        aliases: ["dynamic_context_blocks__get_component_classes"],
        category: .page, dialects: [.codeless],
        message: "classes of component %componentUid",
        help: "Gives the list of class names of a component.",
        source: "Codeless, generated code: the class list of a uid.",
        shape: .value([]),
        fields: [.literal("componentUid")],
        meaning: .call(HostCallDefinition("page.classes", isAwaited: false, constants: { $0.componentUid })))
}

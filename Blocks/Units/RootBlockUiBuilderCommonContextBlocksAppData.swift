import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let rootBlockUiBuilderCommonContextBlocksAppData = BlockDefinition(
        "root_block_ui_builder_common__context_blocks_appData", category: .units, dialects: [.codeless],
        message: "app data",
        help: "Gives the object that all pages of an app share.",
        source: "Codeless, generated code: ___arguments.context.appData.",
        shape: .value([]),
        shownMessage: { .labelled($0, else: "App Data") },
        meaning: .call(HostCallDefinition("page.appData", isAwaited: false)))
}

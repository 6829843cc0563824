import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let rootBlockUiBuilderCommonContextBlocksPageData = BlockDefinition(
        "root_block_ui_builder_common__context_blocks_pageData", category: .units, dialects: [.codeless],
        message: "page data",
        help: "Gives the object that the handlers of a page share.",
        source: "Codeless, generated code: ___arguments.context.pageData.",
        shape: .value([]),
        shownMessage: { .labelled($0, else: "Page Data") },
        meaning: .call(HostCallDefinition("page.pageData", isAwaited: false)))
}

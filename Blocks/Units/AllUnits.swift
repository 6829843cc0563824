import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let unitBlocks: [BlockDefinition] = [
        .rootBlockUiBuilderHandler, .rootBlockUiBuilderContext, .rootBlockUiBuilderCommonContextBlocksPageData,
        .rootBlockUiBuilderCommonContextBlocksAppData, .rootBlockUiBuilderCommonData, .customFunctionRoot, .customFunctionRootUi,
        .customFunctionContextBlocks, .rootBlockMethod, .rootBlockMethodContextBlocks, .rootBlockHandler, .rootBlockHandlerTimer,
        .rootBlockHandlerContextBlocks,
    ]
}

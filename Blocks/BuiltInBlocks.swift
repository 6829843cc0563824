public import BlockCompiler

extension Catalog {
    /// The catalogue of all built-in blocks, category by category.
    public static let builtIn = Catalog(
        [
            BlockDefinition.logicBlocks, BlockDefinition.loopBlocks, BlockDefinition.mathBlocks, BlockDefinition.textBlocks,
            BlockDefinition.listBlocks, BlockDefinition.objectBlocks, BlockDefinition.colourBlocks, BlockDefinition.dateBlocks,
            BlockDefinition.variableBlocks, BlockDefinition.procedureBlocks, BlockDefinition.errorBlocks, BlockDefinition.userBlocks,
            BlockDefinition.dataBlocks, BlockDefinition.serviceBlocks, BlockDefinition.pageBlocks, BlockDefinition.systemBlocks,
            BlockDefinition.unitBlocks, BlockDefinition.assertionBlocks,
        ].flatMap { $0 })
}

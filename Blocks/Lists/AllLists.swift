import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let listBlocks: [BlockDefinition] = [
        .listContains, .listAddItem, .listRemoveItem, .listFilterItems, .listMapItems, .listSortItems, .listsPluck,
    ]
}

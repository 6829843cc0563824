import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let listBlocks: [BlockDefinition] = [
        .listsCreateEmpty, .listsCreateWith, .listsRepeat, .listsLength, .listsIsEmpty, .listsIndexOf, .listsGetIndex, .listsSetIndex,
        .listsGetSublist, .listsSort, .listsSplit, .listsReverse, .listsCreateWithContainer, .listsCreateWithItem, .dynamicListCreate,
        .listContains, .listAddItem, .listRemoveItem, .listFilterItems, .listMapItems, .listSortItems, .listsPluck,
    ]
}

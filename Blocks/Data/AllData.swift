import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let dataBlocks: [BlockDefinition] = [
        .saveTableObject, .getTableObjects, .getObjectCount, .deleteTableObject, .bulkUpdateTableObjects, .bulkDeleteTableObjects,
    ]
}

import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let procedureBlocks: [BlockDefinition] = [
        .proceduresDefnoreturn, .proceduresDefreturn, .proceduresCallnoreturn, .proceduresCallreturn, .proceduresIfreturn,
        .proceduresMutatorcontainer, .immediateReturn,
    ]
}

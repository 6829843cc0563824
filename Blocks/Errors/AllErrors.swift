import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let errorBlocks: [BlockDefinition] = [.tryCatch, .newError, .throwError]
}

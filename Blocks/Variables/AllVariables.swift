import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let variableBlocks: [BlockDefinition] = [.variablesSet, .variablesGet, .variablesSetDynamic, .variablesGetDynamic]
}

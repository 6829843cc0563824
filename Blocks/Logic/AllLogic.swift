import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let logicBlocks: [BlockDefinition] = [
        .controlsIf, .controlsIfelse, .dynamicIf, .logicCompare, .logicOperation, .logicNegate, .logicBoolean, .logicNull,
        .logicTernary, .controlsIfIf, .isType,
    ]
}

import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let assertionBlocks: [BlockDefinition] = [
        .unittestMain, .unittestAssertequals, .unittestAssertvalue, .unittestFail, .unittestAdjustindex,
    ]
}

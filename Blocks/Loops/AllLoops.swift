import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let loopBlocks: [BlockDefinition] = [
        .controlsRepeatExt, .controlsRepeat, .controlsWhileUntil, .controlsFor, .controlsForEach, .controlsFlowStatements,
    ]
}

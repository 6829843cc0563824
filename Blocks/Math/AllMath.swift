import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let mathBlocks: [BlockDefinition] = [
        .mathNumber, .mathArithmetic, .mathSingle, .mathTrig, .mathConstant, .mathNumberProperty, .mathRound, .mathChange, .mathOnList,
        .mathModulo, .mathConstrain, .mathRandomInt, .mathRandomFloat, .mathAtan2,
    ]
}

import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let colourBlocks: [BlockDefinition] = [
        .colourPicker, .colourRandom, .colourRGB, .colourBlend,
    ]
}

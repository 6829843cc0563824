import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let textBlocks: [BlockDefinition] = [
        .text, .textPrint, .textTrim, .rawText, .createDynamicRegexp, .testRegexp, .textPrettyPrint,
    ]
}

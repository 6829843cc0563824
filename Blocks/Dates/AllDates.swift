import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let dateBlocks: [BlockDefinition] = [.dateNow, .dateFromTimestamp, .dateFromString, .getDateProp, .convertDateTo]
}

import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let systemBlocks: [BlockDefinition] = [
        .timerWait, .setInterval, .setTimeout, .clearInterval, .clearTimeout, .localStorageGet, .localStorageSet, .localStorageDelete,
        .customJsCode,
    ]
}

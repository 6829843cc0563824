import BlockCompiler

extension BlockDefinition {
    /// The blocks of this category, in the order of a toolbox.
    static let objectBlocks: [BlockDefinition] = [
        .createObject, .getObjectProperty, .setObjectProperty, .deleteObjectProperty, .getObjectKeys, .jsonParse, .jsonStringify,
    ]
}

import BlockCompiler

extension BlockDefinition {
    static let listsCreateWithItem = BlockDefinition(
        "lists_create_with_item", category: .lists, dialects: [.blockly], message: "item",
        help: "Stands in an editor's dialog only and never runs.",
        source: "Blockly, blocks/lists.ts, lists_create_with_item.",
        shape: .statement,
        meaning: .nothing(reason: "it is a part of an editor's dialog"))
}

import BlockCompiler

extension BlockDefinition {
    static let textCreateJoinItem = BlockDefinition(
        "text_create_join_item", category: .text, dialects: [.blockly], message: "item",
        help: "Stands in an editor's dialog only and never runs.",
        source: "Blockly, blocks/text.ts, text_create_join_item.",
        shape: .statement,
        meaning: .nothing(reason: "it is a part of an editor's dialog"))
}

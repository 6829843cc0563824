import BlockCompiler

extension BlockDefinition {
    static let listsCreateWithContainer = BlockDefinition(
        "lists_create_with_container", category: .lists, dialects: [.blockly], message: "list\n%STACK",
        help: "Stands in an editor's dialog only and never runs.",
        source: "Blockly, blocks/lists.ts, lists_create_with_container.",
        shape: .top, inputs: [.statements("STACK")],
        meaning: .nothing(reason: "it is a part of an editor's dialog"))
}

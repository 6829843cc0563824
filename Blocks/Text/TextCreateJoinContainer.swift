import BlockCompiler

extension BlockDefinition {
    static let textCreateJoinContainer = BlockDefinition(
        "text_create_join_container", category: .text, dialects: [.blockly], message: "join\n%STACK",
        help: "Stands in an editor's dialog only and never runs.",
        source: "Blockly, blocks/text.ts, text_create_join_container.",
        shape: .top, inputs: [.statements("STACK")],
        meaning: .nothing(reason: "it is a part of an editor's dialog"))
}

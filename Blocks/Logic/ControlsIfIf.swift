import BlockCompiler
import BlockModel

extension BlockDefinition {
    static let controlsIfIf = BlockDefinition(
        "controls_if_if", aliases: ["controls_if_elseif", "controls_if_else"], category: .logic, message: "if",
        help: "A part of the dialog that shapes an if block; it never runs.",
        source: "Blockly, blocks/logic.ts: no generator.",
        shape: .statement, takesAnyInput: true,
        shownMessage: { $0.type == "controls_if_elseif" ? "else if" : $0.type == "controls_if_else" ? "else" : "if" },
        meaning: .nothing(reason: "it belongs into the dialog that shapes an if block; use 'controls_if'"))
}

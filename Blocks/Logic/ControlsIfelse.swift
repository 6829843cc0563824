import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let controlsIfelse = BlockDefinition(
        "controls_ifelse", category: .logic, message: "if %IF0\ndo %DO0\nelse %ELSE",
        help: "Runs one of two branches: the first where the condition is truthy.",
        source: "Blockly, generators/javascript/logic.ts, controls_ifelse.",
        shape: .statement,
        inputs: [.value("IF0", "Boolean", default: .boolean(false)), .statements("DO0"), .statements("ELSE")],
        meaning: .statement { lowering in lowering.branches(CollectionOfOne(0)) })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let controlsWhileUntil = BlockDefinition(
        "controls_whileUntil", category: .loops, message: "%MODE %BOOL\ndo %DO",
        help: "Repeats statements while, or until, a condition is truthy; an empty UNTIL never ends.",
        source: "Blockly, generators/javascript/loops.ts, controls_whileUntil.",
        shape: .statement,
        fields: [.options("MODE", [("WHILE", "repeat while"), ("UNTIL", "repeat until")])],
        inputs: [.value("BOOL", "Boolean", default: .boolean(false)), .statements("DO")],
        meaning: .statement { lowering in
            let test = lowering.newLabel(), end = lowering.newLabel()
            lowering.place(test)
            lowering.jump(to: end, ifInput: "BOOL", is: lowering.option("MODE") == "UNTIL")
            lowering.loopBody(breakTo: end, continueTo: test) { lowering.statements("DO") }
            lowering.loop(to: test)
            lowering.place(end)
        })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let controlsRepeat = BlockDefinition(
        "controls_repeat", category: .loops, message: "repeat %TIMES times\ndo %DO", help: "Runs statements a fixed number of times.",
        source: "Blockly, blocks/loops.ts and generators/javascript/loops.ts, controls_repeat.",
        shape: .statement, fields: [.number("TIMES", default: 10, minimum: 0, precision: 1)], inputs: [.statements("DO")],
        meaning: .statement { lowering in
            let times = lowering.inNewRegister(.constant(.number(lowering.number(field: "TIMES"))))
            lowering.repeatBody(times: times, rereading: nil)
        })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let controlsRepeatExt = BlockDefinition(
        "controls_repeat_ext", category: .loops, message: "repeat %TIMES times\ndo %DO",
        help: "Runs statements a number of times: while the rounds are fewer than the number, so 2.5 makes 3 rounds.",
        source: "Blockly, generators/javascript/loops.ts, controls_repeat_ext: a plain variable is read again at every round.",
        shape: .statement, inputs: [.value("TIMES", "Number", default: .number(0)), .statements("DO")],
        meaning: .statement { lowering in
            guard let variable = lowering.plainVariable("TIMES") else {
                return lowering.repeatBody(times: lowering.inRegister(lowering.value("TIMES")), rereading: nil)
            }
            lowering.traceValue(of: "TIMES", lowering.read(variable))
            if let register = lowering.register(of: variable) {
                lowering.repeatBody(times: register, rereading: nil)
            } else {
                lowering.repeatBody(times: lowering.inNewRegister(lowering.read(variable)), rereading: variable)
            }
        })
}

extension Lowering {
    /// Compiles `for (count = 0; count < times; count++) DO`.
    ///
    /// - Parameters:
    ///   - times: holds the number of rounds.
    ///   - variable: the variable to read into `times` before every test; nil when `times` is up to date by itself.
    func repeatBody(times: Register, rereading variable: Variable?) {
        let body = newLabel(), step = newLabel(), end = newLabel()
        let count = inNewRegister(.constant(.number(0)))
        jump(.ifNotGreater, .register(times), .constant(.number(0)), to: end)
        place(body)
        loopBody(breakTo: end, continueTo: step) { statements("DO") }
        place(step)
        if let variable { moveLast(read(variable), to: times) }
        jump(.repeatStep, count, times, count, to: body)
        place(end)
    }
}

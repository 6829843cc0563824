import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let controlsFor = BlockDefinition(
        "controls_for", category: .loops, message: "count with %VAR from %FROM to %TO by %BY\ndo %DO",
        help: "Counts a variable up or down, whichever leads from one bound to the other; it ends behind the last value.",
        source: """
            Blockly, generators/javascript/loops.ts, controls_for: one code where all three are literals, where a step of 0 never ends; \
            another one else, where a bound that is a plain variable is read again at every round.
            """,
        shape: .statement, fields: [.variable("VAR", default: nil)],
        inputs: [
            .value("FROM", "Number", default: .number(0)), .value("TO", "Number", default: .number(0)),
            .value("BY", "Number", default: .number(1)), .statements("DO"),
        ],
        isInline: true,
        meaning: .statement { lowering in
            let variable = lowering.variable(field: "VAR")
            if let from = lowering.plainNumber("FROM"), let to = lowering.plainNumber("TO"), let step = lowering.plainNumber("BY") {
                lowering.count(variable, from: from, to: to, by: step.magnitude)
            } else {
                lowering.countDynamically(variable)
            }
        })
}

extension Lowering {
    /// Compiles `for (v = from; v <= to; v += step)`, or the same downwards; a step of 1 is `++`, which makes texts numbers.
    fileprivate func count(_ variable: Variable, from: Double, to: Double, by step: Double) {
        let body = newLabel(), next = newLabel(), end = newLabel()
        traceValue(of: "FROM", .constant(.number(from)))
        traceValue(of: "TO", .constant(.number(to)))
        tracePlainStep()
        let limit = inNewRegister(.constant(.number(to)))
        let increment = inNewRegister(.constant(.number(step)))
        // A variable that is in no register is counted in one, which is stored at the start of every round.
        let counter = register(of: variable) ?? temporary()
        move(.constant(.number(from)), to: counter)
        place(body)
        store(counter, in: variable)
        loopBody(breakTo: end, continueTo: next) { statements("DO") }
        place(next)
        moveLast(read(variable), to: counter)
        jump(from <= to ? .forUp : .forDown, counter, limit, increment, n: step == 1 ? 1 : 0, to: body)
        store(counter, in: variable)
        place(end)
    }

    /// Compiles the loop whose direction is found when it starts, from bounds that may be variables.
    fileprivate func countDynamically(_ variable: Variable) {
        let start = bound("FROM"), limit = bound("TO")
        let step = absoluteStep()
        let body = newLabel(), next = newLabel(), end = newLabel(), isUp = newLabel()
        let first = start.operand(self), last = limit.operand(self)
        jump(.ifNotGreater, first, last, to: isUp)
        moveLast(emit(.negate, .register(step)), to: step)
        place(isUp)
        let counter = register(of: variable) ?? temporary()
        move(first, to: counter)
        let lastRegister = inRegister(last)
        if register(of: variable) == nil && limit.isReread(self) {
            return countInMemory(variable, in: counter, limit: limit, in: lastRegister, step: step)
        }
        jump(.forTest, counter, lastRegister, step, to: body)
        store(counter, in: variable)
        jump(to: end)
        place(body)
        store(counter, in: variable)
        loopBody(breakTo: end, continueTo: next) { statements("DO") }
        place(next)
        moveLast(read(variable), to: counter)
        limit.reread(into: lastRegister, self)
        jump(.forStep, counter, lastRegister, step, to: body)
        store(counter, in: variable)
        place(end)
    }

    /// The same where both the variable and the limit are in no registers: they may be one variable, so the order of storing the
    /// one and reading the other counts.
    private func countInMemory(_ variable: Variable, in counter: Register, limit: Bound, in last: Register, step: Register) {
        let test = newLabel(), body = newLabel(), next = newLabel(), end = newLabel()
        store(counter, in: variable)
        place(test)
        limit.reread(into: last, self)
        jump(.forTest, counter, last, step, to: body)
        jump(to: end)
        place(body)
        loopBody(breakTo: end, continueTo: next) { statements("DO") }
        place(next)
        moveLast(read(variable), to: counter)
        moveLast(emit(.add, .register(counter), .register(step)), to: counter)
        store(counter, in: variable)
        loop(to: test)
        place(end)
    }

    /// The step without its sign, in a register of its own.
    private func absoluteStep() -> Register {
        let step = temporary()
        if let number = plainNumber("BY") {
            tracePlainStep()
            move(.constant(.number(number.magnitude)), to: step)
        } else {
            moveLast(call(.mathAbsolute, inputs: "BY"), to: step)
        }
        return step
    }

    private func tracePlainStep() {
        if let number = plainNumber("BY") { traceValue(of: "BY", .constant(.number(number))) }
    }

    private func store(_ counter: Register, in variable: Variable) {
        if register(of: variable) == nil { assign(variable, .register(counter)) } else { traceWrite(of: variable, from: counter) }
    }

    private func bound(_ input: String) -> Bound {
        if let variable = plainVariable(input) {
            traceValue(of: input, read(variable))
            return .live(variable)
        }
        let value = self.value(input)
        if case .constant = value { return .fixed(value) }
        return .fixed(.register(inNewRegister(value)))
    }
}

/// A bound of a counting loop: computed once, or a plain variable that is read whenever it is needed.
private enum Bound {
    case fixed(Operand)
    case live(Variable)

    /// Its value now.
    func operand(_ lowering: Lowering) -> Operand {
        switch self {
        case .fixed(let operand): operand
        case .live(let variable): lowering.read(variable)
        }
    }

    /// Whether it has to be read again: a variable that lives in a register is always up to date.
    func isReread(_ lowering: Lowering) -> Bool {
        if case .live(let variable) = self { lowering.register(of: variable) == nil } else { false }
    }

    /// Reads it again into its register, where that is needed.
    func reread(into register: Register, _ lowering: Lowering) {
        if isReread(lowering) { lowering.moveLast(operand(lowering), to: register) }
    }
}

import BlockModel
public import BlockRuntime

extension Lowering {
    // MARK: Moving

    /// Puts a value into a register.
    public func move(_ operand: Operand, to target: Register) {
        switch operand {
        case .constant(let constant):
            function.append(Instruction(.loadConstant, a: target.field, bc: Int32(program.offset(of: constant))))
        case .register(let register):
            if register != target { function.append(Instruction(.move, a: target.field, b: register.field)) }
        }
    }

    /// Puts a value that nothing else will use into a register: the instruction that computed it may write it there at once.
    public func moveLast(_ operand: Operand, to target: Register) {
        if case .register(let register) = operand, register != target, isTemporary(register), function.canRetarget(register) {
            function.retarget(to: target)
        } else {
            move(operand, to: target)
        }
    }

    /// Computes an input into a register; an empty one is the default of its definition.
    public func compute(_ input: String, into target: Register) {
        let mark = function.nextRegister
        moveLast(value(input), to: target)
        function.nextRegister = mark
    }

    /// The register of a value; constants are loaded into a new one.
    public func inRegister(_ operand: Operand) -> Register {
        if case .register(let register) = operand { return register }
        return inNewRegister(operand)
    }

    // MARK: Computing

    /// Makes an instruction of two operands whose result goes to a new register.
    public func emit(_ opcode: Opcode, _ left: Operand, _ right: Operand) -> Operand {
        if let withConstant = opcode.withConstantOnTheRight, case .constant(let constant) = right {
            let offset = program.offset(of: constant)
            if offset <= Int(UInt16.max) {
                let first = inRegister(left)
                let result = temporary()
                function.append(Instruction(withConstant, a: result.field, b: first.field, c: UInt16(offset)))
                return .register(result)
            }
        }
        let first = inRegister(left), second = inRegister(right)
        let result = temporary()
        function.append(Instruction(opcode, a: result.field, b: first.field, c: second.field))
        return .register(result)
    }

    /// Computes `left op input`, where `left` is used up.
    ///
    /// A block in the input that is itself `a op b` is not computed first: JavaScript needs no brackets around it, so that
    /// the code says `left op a op b`, which runs from left to right. It shows with texts and in rounding.
    ///
    /// - Source: Blockly, generators/javascript/javascript_generator.ts, `ORDER_OVERRIDES`.
    public func emit(_ opcode: Opcode, _ left: Operand, input: String) -> Operand {
        if let content = content(input), let chain = definitions[content]?.chain,
            let result = entering(content, { tracing(chain: { chain(self, opcode, left) }, of: content) })
        {
            return result
        }
        let result = emit(opcode, left, value(input))
        guard case .register(let register) = left, isTemporary(register) else { return result }
        // The result takes the place of the left operand: long chains need no more registers than short ones.
        moveLast(result, to: register)
        function.nextRegister = register.number + 1
        return left
    }

    /// Makes an instruction of one operand whose result goes to a new register.
    public func emit(_ opcode: Opcode, _ operand: Operand) -> Operand {
        let register = inRegister(operand)
        let result = temporary()
        function.append(Instruction(opcode, a: result.field, b: register.field))
        return .register(result)
    }

    /// Makes an instruction of one operand and a constant whose result goes to a new register.
    public func emit(_ opcode: Opcode, _ operand: Operand, constant: Constant) -> Operand {
        let register = inRegister(operand)
        let result = temporary()
        let offset = program.offset(of: constant)
        if offset > Int(UInt16.max) { report(code: "too-many-constants", "the program has more than 65,536 different constants") }
        function.append(Instruction(opcode, a: result.field, b: register.field, c: UInt16(truncatingIfNeeded: offset)))
        return .register(result)
    }

    /// Makes an instruction of three operands and no result.
    public func perform(_ opcode: Opcode, _ a: Operand, _ b: Operand, _ c: Operand) {
        let first = inRegister(a), second = inRegister(b), third = inRegister(c)
        function.append(Instruction(opcode, a: first.field, b: second.field, c: third.field))
    }

    /// Makes an instruction of two operands and no result.
    public func perform(_ opcode: Opcode, _ a: Operand, _ b: Operand) {
        let first = inRegister(a), second = inRegister(b)
        function.append(Instruction(opcode, a: first.field, b: second.field))
    }

    /// Makes an instruction of one register and a 32-bit number: `R[a] := op(R[a] ..., number)`.
    func emitWindow(_ opcode: Opcode, from base: Register, count: Int = 0, number: Int) -> Operand {
        function.append(Instruction(opcode, n: UInt8(truncatingIfNeeded: count), a: base.field, bc: Int32(number)))
        return .register(base)
    }

    /// An empty object.
    public func makeObject() -> Operand {
        let result = temporary()
        function.append(Instruction(.makeObject, a: result.field))
        return .register(result)
    }

    /// A list of the values of some inputs, each empty one its default.
    public func makeList(of inputs: [String]) -> Operand {
        let base = function.nextRegister
        for input in inputs { _ = register(input) }
        let result = inputs.isEmpty ? temporary() : Register(base)
        return emitWindow(.makeList, from: result, number: inputs.count)
    }

    // MARK: Calling

    /// Calls a function of the runtime with values.
    public func call(_ native: NativeFunction, _ arguments: Operand...) -> Operand {
        let base = function.nextRegister
        if arguments.count == 1, case .register(let only) = arguments[0], only.number == base - 1, isTemporary(only) {
            return emitWindow(.native, from: only, count: 1, number: program.offset(of: native))
        }
        for argument in arguments {
            let register = temporary()
            move(argument, to: register)
        }
        return finish(native, base: base, count: arguments.count)
    }

    /// Calls a function of the runtime with the values of inputs, in their order.
    public func call(_ native: NativeFunction, inputs: String...) -> Operand { call(native, inputs: inputs) }

    /// Calls a function of the runtime with the values of inputs, in their order.
    public func call(_ native: NativeFunction, inputs: [String]) -> Operand {
        let base = function.nextRegister
        for input in inputs { _ = register(input) }
        return finish(native, base: base, count: inputs.count)
    }

    private func finish(_ native: NativeFunction, base: Int, count: Int) -> Operand {
        assert(
            native.parameterCount == nil || native.parameterCount == count, "\(native.name) takes \(native.parameterCount ?? 0) arguments")
        let result = count == 0 ? temporary() : Register(base)
        return emitWindow(.native, from: result, count: count, number: program.offset(of: native))
    }

    /// Calls the host with values that stand side by side from a register on.
    ///
    /// - Parameter resultNames: the names that the properties of an object usually have that it answers with.
    public func hostCall(_ name: String, argumentNames: [String], from base: Register, resultNames: [String] = []) -> Operand {
        let site = program.add(Program.CallSite(name: name, argumentNames: argumentNames, resultNames: resultNames))
        return emitWindow(.hostCall, from: base, number: site)
    }

    /// Calls the host with named values.
    public func hostCall(_ name: String, _ arguments: [(name: String, value: Operand)], resultNames: [String] = []) -> Operand {
        let base = function.nextRegister
        for argument in arguments {
            let register = temporary()
            move(argument.value, to: register)
        }
        let first = arguments.isEmpty ? temporary() : Register(base)
        return hostCall(name, argumentNames: arguments.map(\.name), from: first, resultNames: resultNames)
    }

    /// Lets other callbacks run, as JavaScript's `await` does; of no effect outside Codeless, whose code alone awaits.
    public func awaitTurn(turns: Int = 1) {
        guard dialect == .codeless else { return }
        function.append(Instruction(.await, n: UInt8(turns)))
    }

    /// Throws a value.
    public func throwValue(_ operand: Operand) {
        function.append(Instruction(.throw_, a: inRegister(operand).field))
    }

    // MARK: Jumping

    /// A new place to jump to.
    public func newLabel() -> Label { function.newLabel() }

    /// Puts a label here.
    public func place(_ label: Label) { function.place(label) }

    /// Jumps forward.
    public func jump(to label: Label) { function.append(Instruction(.jump), to: label) }

    /// Jumps back to the start of a loop; counts as a step.
    public func loop(to label: Label) {
        markStatement()
        function.append(Instruction(.loop), to: label)
    }

    /// Jumps when a value is truthy, or is not.
    public func jump(to label: Label, if operand: Operand, is truth: Bool) {
        if case .constant(let constant) = operand {
            if constant.isTruthy == truth { jump(to: label) }
            return
        }
        function.append(Instruction(truth ? .jumpIfTrue : .jumpIfFalse, a: inRegister(operand).field), to: label)
    }

    /// Compares two values and jumps; a constant right side has instructions of its own.
    public func jump(_ comparison: Comparison, _ left: Operand, _ right: Operand, to label: Label) {
        if case .constant(let constant) = right {
            let offset = program.offset(of: constant)
            if offset <= Int(UInt16.max) {
                let first = inRegister(left)
                function.append(Instruction(comparison.withConstant, a: first.field, b: UInt16(offset)), to: label, isShort: true)
                return
            }
        }
        let first = inRegister(left), second = inRegister(right)
        let (opcode, isSwapped) = comparison.withRegister
        let (a, b) = isSwapped ? (second, first) : (first, second)
        function.append(Instruction(opcode, a: a.field, b: b.field), to: label, isShort: true)
    }

    /// Makes a counting-loop instruction: three registers and, in the word behind it, the way to a label.
    public func jump(_ opcode: Opcode, _ a: Register, _ b: Register, _ c: Register, n: Int = 0, to label: Label) {
        if opcode != .forTest { markStatement() }
        function.append(Instruction(opcode, n: UInt8(n), a: a.field, b: b.field, c: c.field))
        function.append(Instruction(.extension_), to: label)
    }

    /// Jumps to a label when the condition in an input is, or is not, truthy. An empty input counts as its default.
    public func jump(to label: Label, ifInput input: String, is truth: Bool) {
        // A recording tells the value of a condition, so that a program that tells it has to have it.
        if !isTraced, let content = content(input), let condition = definitions[content]?.condition {
            let mark = function.nextRegister
            entering(content) { condition(self, label, truth) }
            function.nextRegister = mark
            return
        }
        let mark = function.nextRegister
        jump(to: label, if: value(input), is: truth)
        function.nextRegister = mark
    }
}

extension Register {
    /// The register as an instruction's operand.
    var field: UInt16 { UInt16(truncatingIfNeeded: number) }
}

extension Opcode {
    /// The same operation with a constant as its second operand.
    fileprivate var withConstantOnTheRight: Opcode? {
        switch self {
        case .add: .addConstant
        case .subtract: .subtractConstant
        case .multiply: .multiplyConstant
        case .divide: .divideConstant
        default: nil
        }
    }
}

import BlockModel
import BlockRuntime

/// What a program that is compiled for recording tells beside doing its work. Without `Instrumentation.trace` none of this makes code.
extension Lowering {
    /// Whether the program tells an observer what it does.
    var isTraced: Bool { instrumentation.contains(.trace) }

    /// Tells that the function begins.
    func traceFunction() {
        if isTraced { append(TracePoint(.enterFunction, site: function.site, depth: 0, operand: function.number)) }
    }

    /// Tells that the block that is being lowered begins.
    func traceEntry(_ kind: TracePoint.Kind) {
        guard isTraced else { return }
        function.traceDepth += 1
        append(TracePoint(kind, site: function.site, depth: function.traceDepth))
    }

    /// Tells that a block is done, and what it gave.
    func traceExit(_ reference: BlockReference, giving result: Operand?) {
        guard isTraced else { return }
        let site = site(of: reference)
        switch result {
        case .register(let register):
            append(TracePoint(.leaveWithRegister, site: site, depth: function.traceDepth), register)
        case .constant(let constant):
            append(TracePoint(.leaveWithConstant, site: site, depth: function.traceDepth, operand: program.offset(of: constant)))
        case nil: append(TracePoint(.leave, site: site, depth: function.traceDepth))
        }
        function.traceDepth -= 1
    }

    /// Tells of a block that is computed as a part of the one around it: it has no value of its own.
    func tracing(chain: () -> Operand?, of reference: BlockReference) -> Operand? {
        guard isTraced else { return chain() }
        traceEntry(.enterValue)
        let start = function.position
        guard let result = chain() else {
            // What is no such operation has made no code.
            if function.position == start { function.removeLast() }
            function.traceDepth -= 1
            return nil
        }
        traceExit(reference, giving: nil)
        return result
    }

    /// Tells of the block in an input that makes no code of its own, because the block around it takes the number or the variable that it is.
    ///
    /// - Parameter operand: its value; asked for only where it is told.
    public func traceValue(of input: String, _ operand: @autoclosure () -> Operand) {
        guard isTraced, let content = content(input) else { return }
        entering(content) {
            traceEntry(.enterValue)
            let mark = function.nextRegister
            traceExit(content, giving: operand())
            function.nextRegister = mark
        }
    }

    /// Tells the new value of a variable, which is in a register: for blocks that set it without `assign`.
    public func traceWrite(of variable: Variable, from register: Register) { trace(.write, variable, register) }

    private func trace(_ kind: TracePoint.Kind, _ variable: Variable, _ register: Register) {
        guard isTraced, isNamed(variable.name) else { return }
        var owner: Int?
        if case .register = variable.storage, !function.isMain { owner = function.number }
        append(kind, TracedVariable(name: variable.name, unit: unit.number, function: owner), register)
    }

    /// Tells again what the variables hold that are plugged into the statement: it may have changed their lists and objects.
    func traceChanges() {
        guard isTraced else { return }
        for input in block.inputs where input.tag == .value {
            guard let variable = plainVariable(input.name) else { continue }
            let mark = function.nextRegister
            if case .register(let register) = read(variable) { trace(.reread, variable, register) }
            function.nextRegister = mark
        }
    }

    /// Tells the value of a parameter, or of the variable of a catch part, when it begins to exist.
    func traceWrite(ofLocal name: String, from register: Register) {
        guard isTraced, isNamed(name) else { return }
        let isShared = function.isMain || function.captured.contains(name.lowercased())
        append(.write, TracedVariable(name: name, unit: unit.number, function: isShared ? nil : function.number), register)
    }

    /// Whether people gave the name: others begin with a control character.
    private func isNamed(_ name: String) -> Bool { name.utf8.first.map { $0 >= 0x20 } ?? false }

    private func append(_ kind: TracePoint.Kind, _ variable: TracedVariable, _ register: Register) {
        var variable = variable
        // Case does not tell variables apart.
        let key = variable.name.lowercased()
        variable.name = tracedNames[key] ?? variable.name
        tracedNames[key] = variable.name
        append(
            TracePoint(kind, site: function.site, depth: function.traceDepth, operand: program.offset(of: variable)), register)
    }

    private func append(_ point: TracePoint, _ register: Register = Register(0)) {
        function.append(Instruction(.trace, a: register.field, bc: Int32(program.add(point))))
    }
}

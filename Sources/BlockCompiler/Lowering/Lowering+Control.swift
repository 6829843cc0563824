import BlockModel
import BlockRuntime

extension Lowering {
    // MARK: Loops

    /// Compiles the body of a loop: `break` and `continue` inside go to the labels.
    public func loopBody(breakTo: Label, continueTo: Label, _ body: () -> Void) {
        function.surroundings.append(.loop(breakTo: breakTo, continueTo: continueTo))
        body()
        function.surroundings.removeLast()
    }

    /// Whether a loop is around this place, within the function.
    public var isInLoop: Bool {
        function.surroundings.contains { if case .loop = $0 { true } else { false } }
    }

    /// Leaves the innermost loop, running finally blocks on the way.
    public func breakLoop() { leave(.break, value: .undefined) }

    /// Goes on with the innermost loop's next round, running finally blocks on the way.
    public func continueLoop() { leave(.continue, value: .undefined) }

    // MARK: Returning

    /// Whether a return may stand here: inside a procedure, a callback or a unit.
    public var canReturn: Bool { function.canReturn }

    /// Leaves the function with a value, running finally blocks on the way.
    public func returnValue(_ operand: Operand) { leave(.return, value: operand) }

    private func leave(_ exit: FinallyScope.Exit, value: Operand) {
        for surrounding in function.surroundings.reversed() {
            switch surrounding {
            case .finally(let scope):
                move(value, to: scope.value)
                move(.constant(.number(Double(scope.number(of: exit)))), to: scope.choice)
                return jump(to: scope.entry)
            case .loop(let breakTo, let continueTo):
                switch exit {
                case .break: return jump(to: breakTo)
                case .continue: return jump(to: continueTo)
                case .return: break
                }
            }
        }
        guard exit == .return else { return }
        function.append(Instruction(function.isMain ? .finish : .return_, a: inRegister(value).field))
    }

    // MARK: Errors

    /// Compiles `try ... catch ... finally ...`.
    ///
    /// - Parameters:
    ///   - error: the variable that holds the caught value inside the catch part only.
    ///   - finallyBody: nil when there is no finally part. It runs once, whatever leaves the other parts, and goes on from there.
    public func tryCatch(
        _ tryBody: () -> Void, error: String, catchBody: (() -> Void)?, finallyBody: (() -> Void)?
    ) {
        let end = newLabel()
        var scope: FinallyScope?
        if finallyBody != nil {
            let created = FinallyScope(entry: newLabel(), choice: temporary(), value: temporary())
            move(.constant(.number(0)), to: created.choice)
            function.surroundings.append(.finally(created))
            scope = created
        }
        let caught = temporary()
        let start = function.position
        tryBody()
        let tryEnd = function.position
        jump(to: end)
        if let catchBody {
            let handler = Program.ExceptionHandler(guarded: start..<tryEnd, target: function.position, register: caught.number)
            function.handlers.append(handler)
            function.place(newLabel())
            traceWrite(ofLocal: error, from: caught)
            var storage = Variable.Storage.register(caught)
            if function.captured.contains(error.lowercased()) {
                function.append(Instruction(.makeCell, a: caught.field))
                storage = .cell(caught)
            }
            function.locals.enter(error.lowercased(), as: storage)
            function.variableRegisters.insert(caught.number)
            let catchStart = function.position
            catchBody()
            note(variable: error, in: storage, from: catchStart)
            function.variableRegisters.remove(caught.number)
            function.locals.leave(error.lowercased())
        }
        let bodyEnd = function.position
        place(end)
        guard let scope, let finallyBody else { return }
        function.surroundings.removeLast()
        // A fall-through skips the part that takes errors in.
        jump(to: scope.entry)
        let takesErrors = function.position
        function.place(newLabel())
        function.handlers.append(Program.ExceptionHandler(guarded: start..<bodyEnd, target: takesErrors, register: scope.value.number))
        move(.constant(.number(1)), to: scope.choice)
        place(scope.entry)
        finallyBody()
        finish(scope)
    }

    /// What follows a finally part: the way out that was under way goes on.
    private func finish(_ scope: FinallyScope) {
        let done = newLabel()
        let notThrown = newLabel()
        jump(.ifEqual, .register(scope.choice), .constant(.number(0)), to: done)
        jump(.ifNotEqual, .register(scope.choice), .constant(.number(1)), to: notThrown)
        throwValue(.register(scope.value))
        place(notThrown)
        for exit in scope.exits {
            let next = newLabel()
            jump(.ifNotEqual, .register(scope.choice), .constant(.number(Double(scope.number(of: exit)))), to: next)
            leave(exit, value: .register(scope.value))
            place(next)
        }
        place(done)
    }

    // MARK: Procedures

    /// Calls a procedure of the program with the inputs `ARG0`, `ARG1`, ...; nil when there is none of that name.
    public func callProcedure(_ name: String, arguments: [String]) -> Operand? {
        guard let procedure = unit.procedures[procedureKey(name)] else { return nil }
        let base = function.nextRegister
        for argument in arguments { _ = register(argument, default: .null) }
        let missing = max(0, procedure.parameters.count - arguments.count)
        guard canLeaveOut(missing) else { return .undefined }
        for _ in 0..<missing { _ = inNewRegister(.undefined) }
        let first = arguments.isEmpty && procedure.parameters.isEmpty ? temporary() : Register(base)
        let result = emitWindow(.call, from: first, number: procedure.function)
        awaitTurn()
        return result
    }

    /// Whether calls may leave so many more parameters without an argument: each takes an instruction, and a file of a few bytes can ask for
    /// billions.
    private func canLeaveOut(_ count: Int) -> Bool {
        if argumentsLeftOut > Checker.mostEmptyInputs { return false }
        argumentsLeftOut += count
        if argumentsLeftOut <= Checker.mostEmptyInputs { return true }
        report(
            code: "too-many-inputs", "the calls up to here leave more than \(Checker.mostEmptyInputs) parameters without an argument",
            hint: "give the calls their arguments, or the procedures fewer parameters")
        return false
    }

    /// What to do about a call of a procedure that is not there: the names of those that are; nil where no more warnings are kept.
    public var procedureHint: String? {
        if diagnostics.isFull { return nil }
        let known = unit.procedures.values.map { workspace[$0.definition].field("NAME")?.text ?? "" }.sorted()
        return known.isEmpty ? "the program defines none" : "the program defines: \(listed(known))"
    }

    func procedureKey(_ name: String) -> String { name.trimmed.lowercased() }

    // MARK: Callbacks

    /// Makes a callback of inputs of the block: a function of its own that shares the variables around it.
    ///
    /// - Parameters:
    ///   - item: the callback's own variable; nil when it has none.
    ///   - statements: the statement input it runs.
    ///   - result: the value input it returns.
    public func callback(item: String?, statements: String?, result: String?) -> Operand {
        let names = function.callbackDepth < Self.mostExactCallbacks ? capturedNames(ofCallback: reference) : function.mentioned
        let cells = names.filter { name in
            if case .cell? = function.locals[name] { name != item?.lowercased() } else { false }
        }.sorted()
        let number = program.reserveFunction()
        unit.pendingCallbacks.append(
            UnitScope.PendingCallback(
                function: number, block: reference, item: item, cells: cells, mentioned: names, depth: function.callbackDepth + 1,
                statements: statements, result: result, nesting: nesting))
        let base = function.nextRegister
        for name in cells {
            guard case .cell(let cell)? = function.locals[name] else { continue }
            move(.register(cell), to: temporary())
        }
        if cells.count > Int(UInt8.max) {
            report(
                code: "too-many-captured",
                "a callback uses \(cells.count) parameters of the functions around it; at most 255 can be shared",
                hint: "put them into a list or an object")
        }
        let first = cells.isEmpty ? temporary() : Register(base)
        return emitWindow(.makeCallback, from: first, count: cells.count, number: number)
    }

    /// Runs a callback for every item of a list, all at once as JavaScript's `Promise.all` over `map` does.
    ///
    /// - Parameter awaits: how many awaits a result passes through, and then the whole: 1 for `Promise.all` alone, 2 where a
    ///   helper function awaits each callback and is awaited itself.
    /// - Returns: the list of what the callbacks return, and the list of the items they were given.
    public func gather(_ list: Operand, callback: Operand, awaits: Int) -> (results: Operand, items: Operand) {
        let base = temporary(), second = temporary()
        move(list, to: base)
        move(callback, to: second)
        function.append(Instruction(.gather, n: UInt8(awaits), a: base.field))
        return (.register(base), .register(second))
    }

    /// Makes code whose temporary values nothing uses afterwards: a step of a block that has any number of them.
    public func givingBackTemporaries(_ body: () -> Void) {
        let mark = function.nextRegister
        body()
        function.nextRegister = mark
    }
}

extension String {
    /// Without the blanks around it.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

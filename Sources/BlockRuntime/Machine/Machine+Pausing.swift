/// Pausing: breakpoints, single statements, errors.
extension Machine {
    /// Whether statements are counted as they begin. The program runs at full speed while they are not.
    ///
    /// Only programs compiled with `Instrumentation.statements` have any.
    public var countsStatements: Bool {
        get { debugging.code?.watchesAll ?? false }
        set { debugging.code?.watchesAll = newValue }
    }

    /// Statements that were counted: those that began while `countsStatements` was true, and those at which breakpoints stood.
    public var statementCount: Int { (fuel + 1).pointee }

    /// The count of statements at which the machine pauses, whatever breakpoints there are; nil for none. A number makes it count.
    public var pauseCount: Int? {
        get { (fuel + 2).pointee > 0 ? (fuel + 2).pointee : nil }
        set {
            (fuel + 2).pointee = newValue ?? 0
            if newValue != nil { countsStatements = true }
        }
    }

    /// Steps after which the machine pauses at the next statement that begins; nil for none, and when it has come to them. For a machine that has
    /// not run yet.
    public var pauseStep: Int? {
        get { debugging.pauseStep }
        set {
            debugging.pauseStep = newValue
            guard let newValue, newValue < stepsGranted else { return }
            fuel.pointee -= stepsGranted - newValue
            stepsGranted = newValue
        }
    }

    /// At which errors the machine pauses.
    public var errorPauses: ErrorPauses {
        get { debugging.errorPauses }
        set { debugging.errorPauses = newValue }
    }

    /// The error at which the machine stands paused; nil where it stands before a statement.
    public var errorAtPause: LiveValue? { debugging.error.map { LiveValue(value: $0) } }

    /// Sets breakpoints at `statement` instructions and takes all others away.
    ///
    /// - Parameter instructions: offsets into `program.code`; what is no statement there is left alone.
    public func setBreakpoints(at instructions: some Sequence<Int>) {
        debugging.code?.breakpoints = Set(instructions)
    }

    /// Pauses before the next statement.
    func pauseAtNextStatement() {
        pauseRequest.clear()
        debugging.pauseStep = nil
        if settings.isDebugged { pauseCount = statementCount + 1 }
    }

    /// Whether the machine pauses at an error before it goes where errors go; asked again when it goes on from there.
    func pauses(at error: Value, in fiber: Fiber) -> Bool {
        if debugging.errorPauses == .never || !settings.isDebugged { return false }
        if debugging.error?.bits == error.bits {
            debugging.goOn()
            return false
        }
        if debugging.errorPauses == .uncaught, isCaught(in: fiber) { return false }
        debugging.error = error
        return true
    }

    /// Whether a handler around the place where a fiber stands, or where one that waits for it stands, takes errors in.
    private func isCaught(in fiber: Fiber) -> Bool {
        for frame in frames(of: fiber) {
            let handlers = program.functions[frame.function].handlers
            if handlers.contains(where: { $0.guarded.contains(frame.instruction) && !isFinally($0) }) { return true }
        }
        return false
    }

    /// Whether a handler only runs a finally part and throws again: it begins by noting in the register before the error's that there
    /// is one (`Lowering.tryCatch`).
    private func isFinally(_ handler: Program.ExceptionHandler) -> Bool {
        let first = program.code[handler.target]
        return first.opcode == .loadConstant && Int(first.a) == handler.register - 1
    }
}

/// What interrupts a fiber: errors that are thrown, and where they go.
extension Machine {
    /// Deals with what interrupted a fiber; the outcome when the run is over.
    func handle(_ fault: Fault, in fiber: Fiber) -> Outcome? {
        switch fault {
        case .collectAndRetry:
            // An instruction that was run again without a step in between does not fit even a clean heap.
            if let last = lastRetry, last.pc == fiber.pc, last.stepCount == stepCount { return handle(.limit(.memory), in: fiber) }
            lastRetry = (fiber.pc, stepCount)
            fiber.pc -= 1
            collect()
            return nil
        case .limit(let kind): return .stopped(LimitStop(limit: kind, trace: trace(of: fiber)))
        case .thrown(let value):
            note(value)
            tellThrown(value, in: fiber)
            unwind(fiber, to: value)
            return nil
        }
    }

    /// Throws the error that a fiber was given while it waited: what the host answered, or what left a call.
    func rethrow(_ value: Value, in fiber: Fiber) -> Outcome? {
        if let trace = fiber.pendingTrace {
            fiber.pendingTrace = nil
            unwind(fiber, to: value, trace: trace)
            return nil
        }
        if isAwaited(at: fiber.pc, in: fiber) {
            note(value)
            tellThrown(value, in: fiber)
            throwAfterAwait(value, in: fiber, trace: trace(of: fiber))
            return nil
        }
        return handle(.thrown(value), in: fiber)
    }

    /// Whether an error that comes back to `address` meets an await that others get a turn in.
    private func isAwaited(at address: UnsafePointer<Instruction>, in fiber: Fiber) -> Bool {
        address.pointee.opcode == .await && hasOthersWaiting
    }

    /// Whether other fibers wait for their turn.
    var hasOthersWaiting: Bool { !(queue.isEmpty && starting.isEmpty) }

    /// Keeps the message of an error that the language raised.
    func note(_ value: Value) {
        guard errors.engineMessages.count < NotedErrors.mostKept, let error = value.object(ofKind: .error),
            heap.classOfError(error) != .error
        else { return }
        guard error.pointee.payload.isText else { return errors.engineMessages.append("") }
        let message = TextUnits(error.pointee.payload.text)
        errors.engineMessages.append(message.part(0..<min(message.count, 10_000)).string)
    }

    /// Throws an error after the await that it comes back to.
    private func throwAfterAwait(_ value: Value, in fiber: Fiber, trace: [RuntimeError.Place]) {
        let turns = Int(fiber.pc.pointee.n)
        fiber.pc += 1
        throwLater(value, in: fiber, trace: trace, turns: turns)
    }

    /// Throws an error when the queue has gone around so many times.
    func throwLater(_ value: Value, in fiber: Fiber, trace: [RuntimeError.Place], turns: Int) {
        fiber.pendingError = value
        fiber.pendingTrace = trace
        current = nil
        queue.append(.fiber(fiber), turns: turns)
    }

    /// Takes an error to its handler, or out of the fiber.
    ///
    /// - Parameter trace: where it was thrown; nil for where the fiber stands. An error that finds a handler needs none, so it is only
    ///   made for others: the frames that were left are still in their places then.
    private func unwind(_ fiber: Fiber, to value: Value, trace given: [RuntimeError.Place]? = nil) {
        let (pc, frameCount) = (fiber.pc, fiber.frameCount)
        var trace: [RuntimeError.Place] { given ?? self.trace(of: fiber, from: pc, frameCount: frameCount) }
        while true {
            let frame = fiber.frames[fiber.frameCount - 1]
            let offset = instruction(before: fiber.pc)
            if let handler = program.functions[Int(frame.function)].handlers.first(where: { $0.guarded.contains(offset) }) {
                fiber.registers[fiber.base + handler.register] = value
                fiber.pc = UnsafePointer(code + handler.target)
                return
            }
            guard let returnAddress = frame.returnAddress else { break }
            fiber.pc = returnAddress
            fiber.base -= Int(frame.shift)
            if let variables = frame.callerVariables { fiber.variables = variables }
            fiber.frameCount -= 1
            if isAwaited(at: returnAddress, in: fiber) { return throwAfterAwait(value, in: fiber, trace: trace) }
        }
        current = nil
        observer?.ended(strand: fiber.strand)
        let failure = RuntimeError(thrown: exportValue(value), trace: trace)
        switch fiber.completion {
        case .unit: self.failure = failure
        case .callback:
            // An interval that always fails goes on for ever.
            errors.callbackErrorCount += 1
            if errors.callbackErrors.count < NotedErrors.mostKept { errors.callbackErrors.append(failure) }
        case .item(let gathering, _): complete(gathering, failure: value)
        }
    }

    /// The blocks that led to where a fiber stands; at most 100.
    func trace(of fiber: Fiber) -> [RuntimeError.Place] { trace(of: fiber, from: fiber.pc, frameCount: fiber.frameCount) }

    private func trace(of fiber: Fiber, from pc: UnsafePointer<Instruction>, frameCount: Int) -> [RuntimeError.Place] {
        var places: [RuntimeError.Place] = []
        var address = pc
        var number = frameCount - 1
        while number >= 0 && places.count < 100 {
            let frame = fiber.frames[number]
            let offset = instruction(before: address)
            places.append(
                RuntimeError.Place(function: program.functions[Int(frame.function)].name, site: program.site(ofInstruction: offset)))
            guard let next = frame.returnAddress else { break }
            address = next
            number -= 1
        }
        return places
    }
}

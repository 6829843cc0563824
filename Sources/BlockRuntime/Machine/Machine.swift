#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Runs one program once.
///
/// A machine does no input or output and waits for nothing: `run` goes on until the program is done, fails, meets a limit
/// or asks the host for something; the host answers with one of the `resume` functions and calls `run` again. A machine
/// belongs to one thread at a time; the program it runs may be shared.
public final class Machine {
    /// What it runs.
    public let program: Program
    /// What it started from.
    public let settings: RunSettings
    /// Set from any thread to stop the run at its next step.
    public let cancellation = CancellationFlag()
    /// Set from any thread to pause a debugged run before its next statement.
    public var pauseRequest = CancellationFlag()

    let heap: Heap
    /// The instructions that run: the program's, or a copy in which what has not run yet is hidden, or breakpoints are set.
    let code: UnsafeMutablePointer<Instruction>
    /// Where the functions start in `code`.
    let entries: UnsafeMutablePointer<Program.Entry>
    /// Steps until the next safepoint does more than count; in memory of its own so that the heap can ask for attention.
    ///
    /// Behind it: the statements that have begun, and the count of them at which the machine pauses.
    let fuel: UnsafeMutablePointer<Int>
    /// The fiber that runs, or that waits for the host's answer.
    @exclusivity(unchecked) var current: Fiber?
    /// Fibers and completions that wait for their turn.
    @exclusivity(unchecked) var queue = TurnQueue()
    /// Gatherings that still start their callbacks, inner ones last.
    @exclusivity(unchecked) var starting: [Gathering] = []
    /// Fibers that wait for their gatherings, kept for the collector.
    @exclusivity(unchecked) var waiting: [ObjectIdentifier: Fiber] = [:]
    @exclusivity(unchecked) var result: Value = .undefined
    @exclusivity(unchecked) var failure: RuntimeError?
    /// A limit that was met while the host's answer was taken in.
    @exclusivity(unchecked) var stop: Fault?
    @exclusivity(unchecked) var shared = SharedObjects()
    @exclusivity(unchecked) var callbacks: [Int: Value] = [:]
    @exclusivity(unchecked) var nextCallback = 0
    /// Bytes that the host keeps for the program: `hold`.
    @exclusivity(unchecked) var hostByteCount = 0
    #if DEBUG
        /// Debugging aid: instructions until the run is cancelled, wherever that is.
        var instructionsLeft = Int.max
    #endif
    @exclusivity(unchecked) var errors = NotedErrors()
    /// Whether a copy for the host was cut short for want of memory.
    @exclusivity(unchecked) var isExportTooLarge = false
    /// The instruction that last had to wait for a collection.
    @exclusivity(unchecked) var lastRetry: (pc: UnsafePointer<Instruction>, stepCount: Int)?
    @exclusivity(unchecked) var pendingSite = 0
    @exclusivity(unchecked) var pendingRegister = 0
    @exclusivity(unchecked) var stepsGranted = 0
    /// Steps until the next look at the clock: fewer where a step takes long.
    @exclusivity(unchecked) var stepsToLook = 16
    /// When the clock was last looked at because steps were used up.
    @exclusivity(unchecked) var lastLook = 0.0
    @exclusivity(unchecked) var deadline: Double?
    @exclusivity(unchecked) var frameLimit: Int
    /// What a debugger asked for, and what it was told.
    @exclusivity(unchecked) var debugging = DebuggingState()
    /// Who is told what the program does; nobody is told anything unless the program was compiled for recording.
    @exclusivity(unchecked) public var observer: (any TraceObserver)?
    /// Fibers that the observer was told of.
    @exclusivity(unchecked) var strandCount = 0

    /// Makes a machine at the start of a program's first unit.
    public init(_ program: Program, settings: RunSettings = RunSettings()) {
        self.program = program
        self.settings = settings
        if settings.recordsCoverage {
            code = Machine.hiddenCode(of: program)
            entries = Machine.entries(of: program, in: code)
        } else if settings.isDebugged {
            let debugged = DebuggedCode(program)
            (code, entries, debugging.code) = (debugged.memory, debugged.entries, debugged)
        } else {
            (code, entries) = (program.codeMemory, program.entries)
        }
        fuel = .take(capacity: 3)
        fuel.initialize(repeating: 0, count: 3)
        let limit = settings.limits.heapByteCount
        heap = Heap(byteLimit: limit == 0 ? .max : limit, fuel: fuel, programKeys: program.keys)
        heap.extras.random = RandomGenerator(seed: settings.seed)
        heap.extras.now = settings.now
        heap.extras.timeZone = settings.timeZone
        heap.extras.matchBudget = Limits.matchingSteps
        frameLimit = settings.limits.depth == 0 ? .max : settings.limits.depth
        if settings.limits.timeSeconds > 0 { deadline = Machine.seconds() + settings.limits.timeSeconds }
        heap.extras.deadline = deadline
        heap.extras.cancellation = cancellation
        // Where every safepoint collects, the first step is one already.
        if !settings.collectsAtEverySafepoint { grantFuel() }
    }

    deinit {
        // Fibers hold those that wait for them: let go one by one, not each inside the last one's end.
        for fiber in waiting.values { fiber.completion = .callback }
        (current, queue, starting, waiting) = (nil, TurnQueue(), [], [:])
        heap.discharge(hostByteCount)
        heap.destroy()
        fuel.giveBack()
        if settings.recordsCoverage {
            code.deallocate()
            entries.deallocate()
        }
    }

    /// The most steps between two looks at the clock.
    static let stepsBetweenLooks = 2_000

    // MARK: Starting

    /// Readies a unit to run.
    ///
    /// - Parameters:
    ///   - unit: an offset into `program.units`.
    ///   - arguments: by name; missing ones are undefined, surplus ones are ignored.
    /// - Throws: `LimitStop` when the arguments do not fit the heap.
    public func start(unit: Int = 0, arguments: [String: HostValue] = [:]) throws(LimitStop) {
        try changing { () throws(Fault) in
            let fiber = try makeFiber(function: program.units[unit].function, unit: unit, completion: .unit)
            for (name, variable) in program.units[unit].parameters {
                if let argument = arguments[name] { fiber.variables.pointee.items?[variable] = try importValue(argument) }
            }
            current = fiber
        }
    }

    /// Readies a callback to run; the run must have settled.
    ///
    /// - Parameter callback: one that an argument of a host call held.
    public func start(callback: CallbackReference) {
        guard let value = callbacks[callback.number] else { return }
        do throws(LimitStop) {
            try changing { () throws(Fault) in
                queue.append(.fiber(try makeFiber(callback: value.object, item: .undefined, completion: .callback)))
            }
        } catch {
            stop = .limit(error.limit)
        }
    }

    /// Forgets a callback; the host will not start it again.
    public func release(_ callback: CallbackReference) {
        callbacks[callback.number] = nil
    }

    func makeFiber(function number: Int, unit: Int, completion: Fiber.Completion) throws(Fault) -> Fiber {
        let function = program.functions[number]
        let fiber = try Fiber(
            pc: entries[number].code, variables: try makeVariables(unit: unit),
            registerCount: function.registerCount, completion: completion, frameLimit: frameLimit, heap: heap)
        fiber.number = debugging.takeFiberNumber()
        fiber.frames[0] = Fiber.Frame(returnAddress: nil, shift: 0, function: Int32(number), callerVariables: nil)
        fiber.frameCount = 1
        tellStarted(fiber)
        return fiber
    }

    func makeVariables(unit: Int) throws(Fault) -> UnsafeMutablePointer<ListObject> {
        let count = program.units[unit].variables.count
        let list = try heap.makeList(capacity: count)
        for offset in 0..<count { list.pointee.items?[offset] = .undefined }
        list.pointee.count = Int32(count)
        return list
    }

    // MARK: Running

    /// Runs until the program is done, fails, meets a limit or asks the host for something.
    public func run() -> Outcome {
        while true {
            if current == nil {
                do throws(Fault) {
                    current = try nextTurn()
                } catch .collectAndRetry {
                    collect()
                    continue
                } catch {
                    var kind = LimitKind.memory
                    if case .limit(let met) = error { kind = met }
                    return .stopped(LimitStop(limit: kind, trace: starting.last.map { trace(of: $0.parent) } ?? []))
                }
            }
            guard let fiber = current else {
                if case .limit(let kind) = stop { return .stopped(LimitStop(limit: kind, trace: [])) }
                return settle()
            }
            if let fault = debugging.heldFault {
                debugging.goOn()
                if let outcome = handle(fault, in: fiber) { return outcome }
                continue
            }
            if let fault = stop { return handle(fault, in: fiber) ?? .failed(RuntimeError(thrown: .undefined, trace: [])) }
            if let error = fiber.pendingError {
                if fiber.pendingTrace == nil, pauses(at: error, in: fiber) { return .paused }
                fiber.pendingError = nil
                if let outcome = rethrow(error, in: fiber) { return outcome }
                continue
            }
            switch interpret(fiber) {
            case .finished: finish(fiber)
            case .yielded: current = nil
            case .called:
                let call = pendingCall(fiber)
                return isExportTooLarge ? .stopped(LimitStop(limit: .memory, trace: trace(of: fiber))) : .suspended(call)
            case .paused: return .paused
            case .fault(let fault):
                if case .thrown(let error) = fault, pauses(at: error, in: fiber) {
                    debugging.heldFault = fault
                    return .paused
                }
                if let outcome = handle(fault, in: fiber) { return outcome }
            }
        }
    }

    private func settle() -> Outcome {
        if let failure { return .failed(failure) }
        isExportTooLarge = false
        let result = exportValue(result)
        return isExportTooLarge ? .stopped(LimitStop(limit: .memory, trace: [])) : .finished(result)
    }

    /// The next fiber to run: first callbacks that are being started, then turns of the queue.
    private func nextTurn() throws(Fault) -> Fiber? {
        while true {
            if let gathering = starting.last {
                if gathering.nextOffset < Int(gathering.results.pointee.count) {
                    let offset = gathering.nextOffset
                    guard offset < Int(gathering.items.pointee.count), !gathering.items.values[offset].isHole else {
                        // An item that is gone by its turn has no callback; `Promise.all` takes it as undefined.
                        gathering.nextOffset += 1
                        gathering.early.append(nil)
                        continue
                    }
                    fuel.pointee &-= 1
                    if fuel.pointee < 0 { try safepoint(gathering.parent) }
                    let item = gathering.items.values[offset]
                    gathering.started.pointee.items?[offset] = item
                    let fiber = try makeFiber(callback: gathering.callback, item: item, completion: .item(gathering, offset: offset))
                    gathering.nextOffset += 1
                    return fiber
                }
                starting.removeLast()
                gathering.isStarting = false
                for failure in gathering.early { queue.append(.completion(gathering, failure: failure)) }
                gathering.early = []
                if gathering.pendingCount == 0 { settleGathering(gathering, failure: nil) }
                continue
            }
            guard let turn = queue.next() else { return nil }
            switch turn {
            case .fiber(let fiber):
                waiting[ObjectIdentifier(fiber)] = nil
                return fiber
            case .completion(let gathering, let failure): settleItem(gathering, failure: failure)
            }
        }
    }

    /// Ends a fiber whose first function returned; its result is in its first register.
    private func finish(_ fiber: Fiber) {
        current = nil
        observer?.ended(strand: fiber.strand)
        let value = fiber.registers[0]
        switch fiber.completion {
        case .unit: result = value
        case .item(let gathering, let offset):
            gathering.results.pointee.items?[offset] = value
            complete(gathering, failure: nil)
        case .callback: break
        }
    }

    /// Tells a gathering that one of its callbacks is done: after the helper's await, where it has one, and `Promise.all`'s.
    func complete(_ gathering: Gathering, failure: Value?) {
        if gathering.isStarting && gathering.turns == 1 {
            // `Promise.all` comes to know the callbacks' promises when all are started.
            gathering.early.append(failure)
        } else {
            queue.append(.completion(gathering, failure: failure), turns: gathering.turns)
        }
    }

    private func settleItem(_ gathering: Gathering, failure: Value?) {
        gathering.pendingCount -= 1
        if gathering.isSettled { return }
        if let failure {
            settleGathering(gathering, failure: failure)
        } else if gathering.pendingCount == 0 {
            settleGathering(gathering, failure: nil)
        }
    }

    private func settleGathering(_ gathering: Gathering, failure: Value?) {
        guard !gathering.isSettled else { return }
        gathering.isSettled = true
        let parent = gathering.parent
        if let failure {
            parent.pendingError = failure
        } else {
            parent.registers[gathering.register] = Value(gathering.results)
            parent.registers[gathering.register + 1] = Value(gathering.started)
        }
        // The await of `Promise.all`, then that of the helper function around it, where there is one.
        queue.append(.fiber(parent), turns: gathering.turns)
    }

    // MARK: Safepoints

    /// What a step that ran out of fuel does: collect garbage, look at the limits, go on.
    func safepoint(_ fiber: Fiber) throws(Fault) {
        if heap.state.pointee.wantsCollection || settings.collectsAtEverySafepoint { collect() }
        if cancellation.isSet { throw .limit(.cancelled) }
        if pauseRequest.isSet { pauseAtNextStatement() }
        let now = Machine.seconds()
        // After a collection too: steps that make much garbage take long.
        if let deadline, now > deadline { throw .limit(.time) }
        if fuel.pointee >= 0 { return }
        if let step = debugging.pauseStep, stepsGranted >= step { pauseAtNextStatement() }
        let limit = settings.limits.steps
        if limit > 0 && stepsGranted >= limit { throw .limit(.steps) }
        if now - lastLook > 0.02 {
            stepsToLook = max(1, stepsToLook / 8)
        } else {
            stepsToLook = min(stepsToLook * 2, Machine.stepsBetweenLooks)
        }
        lastLook = now
        grantFuel()
    }

    private func grantFuel() {
        let limit = settings.limits.steps
        var most = settings.collectsAtEverySafepoint ? 1 : stepsToLook
        if let step = debugging.pauseStep, step > stepsGranted { most = min(most, step - stepsGranted) }
        let grant = limit == 0 ? most : min(most, limit - stepsGranted)
        stepsGranted += grant
        // The step that found none left takes one of the new: how large the grants are changes no count.
        fuel.pointee += grant
    }

    /// Steps taken so far: rounds of loops and calls.
    public var stepCount: Int {
        stepsGranted - max(0, fuel.pointee) - (heap.state.pointee.wantsCollection ? heap.state.pointee.fuelTakenBack : 0)
    }

    /// Frees what the program can no longer reach.
    func collect() {
        heap.collect { mark in
            if let current { visit(current, mark) }
            queue.visitRoots { fiber in
                visit(fiber, mark)
            } values: {
                mark($0)
            }
            for fiber in waiting.values { visit(fiber, mark) }
            for gathering in starting { visit(gathering, mark) }
            mark(result)
            for value in callbacks.values { mark(value) }
            shared.visitRoots(mark)
        }
    }

    private func visit(_ fiber: Fiber, _ mark: (Value) -> Void) {
        let function = program.functions[Int(fiber.frames[fiber.frameCount - 1].function)]
        fiber.visitRoots(mark, registerCount: function.registerCount)
        if case .item(let gathering, _) = fiber.completion { visit(gathering, mark) }
    }

    private func visit(_ gathering: Gathering, _ mark: (Value) -> Void) {
        mark(Value(gathering.items))
        mark(Value(gathering.started))
        for case let failure? in gathering.early { mark(failure) }
        mark(Value(gathering.results))
        mark(Value(gathering.callback))
    }

    /// Seconds of a clock that only goes forward.
    static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

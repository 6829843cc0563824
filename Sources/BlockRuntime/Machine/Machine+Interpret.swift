extension Machine {
    /// Why the loop was left.
    enum Exit {
        /// The fiber's first function returned.
        case finished
        /// The fiber waits for its turn.
        case yielded
        /// The fiber waits for the host.
        case called
        /// The fiber stands before a statement at which a debugger stops.
        case paused
        /// The last instruction could not finish.
        case fault(Fault)
    }

    /// Runs a fiber until it ends, waits or fails: the machine's loop.
    ///
    /// The file is longer than others because the loop is one function: everything it touches is in locals, which the
    /// compiler keeps in machine registers. What is not a fast path is a call to a function that is not inlined. It contains no
    /// other loop: `Package.swift` has innermost loops put on lines of the cache.
    func interpret(_ fiber: Fiber) -> Exit {
        let heap = self.heap
        let fuel = self.fuel
        let k = UnsafePointer(program.constantMemory)
        let natives = UnsafePointer(program.nativeBodies)
        let entries = UnsafePointer(self.entries)
        let parts = UnsafePointer(program.partsOfConstants)
        var pc = fiber.pc
        var r = fiber.registers + fiber.base
        var v = fiber.variables.pointee.items ?? r
        // Where the next call is noted, and what calls may use before their stacks grow.
        var frame = fiber.frames + fiber.frameCount
        var frameEnd = fiber.frames + fiber.frameCapacity
        var registerEnd = fiber.registers + fiber.registerCapacity

        do throws(Fault) {
            while true {
                // Operands are read where they are used: a copy of the instruction would decode all of them every time.
                let i = pc
                pc += 1
                #if DEBUG
                    instructionsLeft -= 1
                    if instructionsLeft < 0 { throw .limit(.cancelled) }
                #endif
                switch i.pointee.opcode {

                // MARK: Moving values
                case .move: r[Int(i.pointee.a)] = r[Int(i.pointee.b)]
                case .loadConstant: r[Int(i.pointee.a)] = k[Int(i.pointee.bc)]
                case .getVariable: r[Int(i.pointee.a)] = v[Int(i.pointee.bc)]
                case .setVariable: v[Int(i.pointee.bc)] = r[Int(i.pointee.a)]
                case .makeCell: r[Int(i.pointee.a)] = try heap.makeCell(r[Int(i.pointee.a)])
                case .getCell: r[Int(i.pointee.a)] = r[Int(i.pointee.b)].cell.pointee.value
                case .setCell: r[Int(i.pointee.a)].cell.pointee.value = r[Int(i.pointee.b)]

                // MARK: Arithmetic
                // Everything but a number has the bits of a NaN, and arithmetic on a NaN gives one: a result that is none
                // proves that both operands were numbers.
                case .add:
                    let result = r.number(i.pointee.b) + r.number(i.pointee.c)
                    if _fastPath(result == result) {
                        r[Int(i.pointee.a)] = Value(result)
                    } else {
                        r[Int(i.pointee.a)] = try heap.addSlowly(r[Int(i.pointee.b)], r[Int(i.pointee.c)])
                    }
                case .addConstant:
                    let result = r.number(i.pointee.b) + k.number(i.pointee.c)
                    if _fastPath(result == result) {
                        r[Int(i.pointee.a)] = Value(result)
                    } else {
                        r[Int(i.pointee.a)] = try heap.addSlowly(r[Int(i.pointee.b)], k[Int(i.pointee.c)])
                    }
                case .subtract:
                    let result = r.number(i.pointee.b) - r.number(i.pointee.c)
                    if _fastPath(result == result) {
                        r[Int(i.pointee.a)] = Value(result)
                    } else {
                        r[Int(i.pointee.a)] = try heap.arithmetic(.subtract, r[Int(i.pointee.b)], r[Int(i.pointee.c)])
                    }
                case .subtractConstant:
                    let result = r.number(i.pointee.b) - k.number(i.pointee.c)
                    if _fastPath(result == result) {
                        r[Int(i.pointee.a)] = Value(result)
                    } else {
                        r[Int(i.pointee.a)] = try heap.arithmetic(.subtract, r[Int(i.pointee.b)], k[Int(i.pointee.c)])
                    }
                case .multiply:
                    let result = r.number(i.pointee.b) * r.number(i.pointee.c)
                    if _fastPath(result == result) {
                        r[Int(i.pointee.a)] = Value(result)
                    } else {
                        r[Int(i.pointee.a)] = try heap.arithmetic(.multiply, r[Int(i.pointee.b)], r[Int(i.pointee.c)])
                    }
                case .multiplyConstant:
                    let result = r.number(i.pointee.b) * k.number(i.pointee.c)
                    if _fastPath(result == result) {
                        r[Int(i.pointee.a)] = Value(result)
                    } else {
                        r[Int(i.pointee.a)] = try heap.arithmetic(.multiply, r[Int(i.pointee.b)], k[Int(i.pointee.c)])
                    }
                case .divide:
                    let result = r.number(i.pointee.b) / r.number(i.pointee.c)
                    if _fastPath(result == result) {
                        r[Int(i.pointee.a)] = Value(result)
                    } else {
                        r[Int(i.pointee.a)] = try heap.arithmetic(.divide, r[Int(i.pointee.b)], r[Int(i.pointee.c)])
                    }
                case .divideConstant:
                    let result = r.number(i.pointee.b) / k.number(i.pointee.c)
                    if _fastPath(result == result) {
                        r[Int(i.pointee.a)] = Value(result)
                    } else {
                        r[Int(i.pointee.a)] = try heap.arithmetic(.divide, r[Int(i.pointee.b)], k[Int(i.pointee.c)])
                    }
                case .addSubtractConstant:
                    let result = r.number(i.pointee.b) + r.number(i.pointee.c) - k.number(UInt16(i.pointee.n))
                    if _fastPath(result == result) {
                        r[Int(i.pointee.a)] = Value(result)
                    } else {
                        let sum = try heap.addSlowly(r[Int(i.pointee.b)], r[Int(i.pointee.c)])
                        r[Int(i.pointee.a)] = try heap.arithmetic(.subtract, sum, k[Int(i.pointee.n)])
                    }
                case .addProduct:
                    let result = r.number(i.pointee.b) + r.number(i.pointee.c) * k.number(UInt16(i.pointee.n))
                    if _fastPath(result == result) {
                        r[Int(i.pointee.a)] = Value(result)
                    } else {
                        let product = try heap.arithmetic(.multiply, r[Int(i.pointee.c)], k[Int(i.pointee.n)])
                        r[Int(i.pointee.a)] = try heap.addSlowly(r[Int(i.pointee.b)], product)
                    }
                case .remainder: r[Int(i.pointee.a)] = try heap.arithmetic(.remainder, r[Int(i.pointee.b)], r[Int(i.pointee.c)])
                case .power: r[Int(i.pointee.a)] = try heap.arithmetic(.power, r[Int(i.pointee.b)], r[Int(i.pointee.c)])
                case .negate:
                    let x = r[Int(i.pointee.b)]
                    r[Int(i.pointee.a)] = Value(-(x.isNumber ? x.number : try heap.number(x)))
                case .numberOrZero:
                    let x = r[Int(i.pointee.b)]
                    r[Int(i.pointee.a)] = x.isNumber ? x : Value(0.0)
                case .not: r[Int(i.pointee.a)] = Value(!heap.isTruthy(r[Int(i.pointee.b)]))

                // MARK: Comparing
                case .equal: r[Int(i.pointee.a)] = Value(try heap.isEqual(r[Int(i.pointee.b)], r[Int(i.pointee.c)]))
                case .notEqual: r[Int(i.pointee.a)] = Value(!(try heap.isEqual(r[Int(i.pointee.b)], r[Int(i.pointee.c)])))
                case .less: r[Int(i.pointee.a)] = Value(try heap.compare(r[Int(i.pointee.b)], r[Int(i.pointee.c)], orEqual: false))
                case .lessOrEqual: r[Int(i.pointee.a)] = Value(try heap.compare(r[Int(i.pointee.b)], r[Int(i.pointee.c)], orEqual: true))

                // MARK: Jumping
                case .jump: pc += Int(i.pointee.bc)
                case .loop:
                    pc += Int(i.pointee.bc)
                    fuel.pointee &-= 1
                    if _slowPath(fuel.pointee < 0) {
                        // Where a limit stops the run is the loop's own block, not the one it jumps to.
                        let target = pc
                        pc = i + 1
                        save(fiber, pc, r, frame)
                        try safepoint(fiber)
                        pc = target
                    }
                case .jumpIfTrue: if heap.isTruthy(r[Int(i.pointee.a)]) { pc += Int(i.pointee.bc) }
                case .jumpIfFalse: if !heap.isTruthy(r[Int(i.pointee.a)]) { pc += Int(i.pointee.bc) }
                case .jumpIfEqual: if try heap.isEqual(r[Int(i.pointee.a)], r[Int(i.pointee.b)]) { pc += Int(i.pointee.nc) }
                case .jumpIfNotEqual: if !(try heap.isEqual(r[Int(i.pointee.a)], r[Int(i.pointee.b)])) { pc += Int(i.pointee.nc) }
                case .jumpIfLess: if try heap.compare(r[Int(i.pointee.a)], r[Int(i.pointee.b)], orEqual: false) { pc += Int(i.pointee.nc) }
                case .jumpIfNotLess:
                    if !(try heap.compare(r[Int(i.pointee.a)], r[Int(i.pointee.b)], orEqual: false)) { pc += Int(i.pointee.nc) }
                case .jumpIfLessOrEqual:
                    if try heap.compare(r[Int(i.pointee.a)], r[Int(i.pointee.b)], orEqual: true) { pc += Int(i.pointee.nc) }
                case .jumpIfNotLessOrEqual:
                    if !(try heap.compare(r[Int(i.pointee.a)], r[Int(i.pointee.b)], orEqual: true)) { pc += Int(i.pointee.nc) }
                case .jumpIfEqualConstant: if try heap.isEqual(r[Int(i.pointee.a)], k[Int(i.pointee.b)]) { pc += Int(i.pointee.nc) }
                case .jumpIfNotEqualConstant: if !(try heap.isEqual(r[Int(i.pointee.a)], k[Int(i.pointee.b)])) { pc += Int(i.pointee.nc) }
                case .jumpIfLessConstant:
                    if try heap.compare(r[Int(i.pointee.a)], k[Int(i.pointee.b)], orEqual: false) { pc += Int(i.pointee.nc) }
                case .jumpIfNotLessConstant:
                    if !(try heap.compare(r[Int(i.pointee.a)], k[Int(i.pointee.b)], orEqual: false)) { pc += Int(i.pointee.nc) }
                case .jumpIfLessOrEqualConstant:
                    if try heap.compare(r[Int(i.pointee.a)], k[Int(i.pointee.b)], orEqual: true) { pc += Int(i.pointee.nc) }
                case .jumpIfNotLessOrEqualConstant:
                    if !(try heap.compare(r[Int(i.pointee.a)], k[Int(i.pointee.b)], orEqual: true)) { pc += Int(i.pointee.nc) }
                case .jumpIfGreaterConstant:
                    if try heap.compare(k[Int(i.pointee.b)], r[Int(i.pointee.a)], orEqual: false) { pc += Int(i.pointee.nc) }
                case .jumpIfNotGreaterConstant:
                    if !(try heap.compare(k[Int(i.pointee.b)], r[Int(i.pointee.a)], orEqual: false)) { pc += Int(i.pointee.nc) }
                case .jumpIfGreaterOrEqualConstant:
                    if try heap.compare(k[Int(i.pointee.b)], r[Int(i.pointee.a)], orEqual: true) { pc += Int(i.pointee.nc) }
                case .jumpIfNotGreaterOrEqualConstant:
                    if !(try heap.compare(k[Int(i.pointee.b)], r[Int(i.pointee.a)], orEqual: true)) { pc += Int(i.pointee.nc) }

                // MARK: Loops
                case .forUp:
                    let goesOn: Bool
                    let sum = r.number(i.pointee.a) + r.number(i.pointee.c)
                    if _fastPath(sum <= r.number(i.pointee.b)) {
                        r[Int(i.pointee.a)] = Value(sum)
                        goesOn = true
                    } else {
                        let (x, step, limit) = (r[Int(i.pointee.a)], r[Int(i.pointee.c)], r[Int(i.pointee.b)])
                        // The test comes before the counter changes: it may need a collection, and then all is done again.
                        let next = i.pointee.n == 0 ? try heap.add(x, step) : Value(try heap.number(x) + step.number)
                        goesOn = try heap.isLessOrEqual(next, i.pointee.a == i.pointee.b ? next : limit)
                        r[Int(i.pointee.a)] = next
                    }
                    pc += goesOn ? Int(pc.pointee.bc) + 1 : 1
                    fuel.pointee &-= 1
                    if _slowPath(fuel.pointee < 0) {
                        let target = pc
                        pc = i + 1
                        save(fiber, pc, r, frame)
                        try safepoint(fiber)
                        pc = target
                    }
                case .forDown:
                    let (x, step, limit) = (r[Int(i.pointee.a)], r[Int(i.pointee.c)], r[Int(i.pointee.b)])
                    let goesOn: Bool
                    if _fastPath(Value.areNumbers(x, step) && limit.isNumber) {
                        let next = x.number - step.number
                        r[Int(i.pointee.a)] = Value(next)
                        goesOn = next >= limit.number
                    } else {
                        let next = Value(try heap.number(x) - step.number)
                        goesOn = try heap.isLessOrEqual(i.pointee.a == i.pointee.b ? next : limit, next)
                        r[Int(i.pointee.a)] = next
                    }
                    pc += goesOn ? Int(pc.pointee.bc) + 1 : 1
                    fuel.pointee &-= 1
                    if _slowPath(fuel.pointee < 0) {
                        let target = pc
                        pc = i + 1
                        save(fiber, pc, r, frame)
                        try safepoint(fiber)
                        pc = target
                    }
                case .forStep:
                    let goesOn: Bool
                    let sum = r.number(i.pointee.a) + r.number(i.pointee.c)
                    // Whichever is no number makes a comparison with it false.
                    if _fastPath(sum <= r.number(i.pointee.b) && r.number(i.pointee.c) >= 0 && i.pointee.a != i.pointee.b) {
                        r[Int(i.pointee.a)] = Value(sum)
                        goesOn = true
                    } else {
                        let (x, step, limit) = (r[Int(i.pointee.a)], r[Int(i.pointee.c)], r[Int(i.pointee.b)])
                        if _fastPath(Value.areNumbers(x, step) && limit.isNumber && i.pointee.a != i.pointee.b) {
                            r[Int(i.pointee.a)] = Value(sum)
                            goesOn = step.number >= 0 ? sum <= limit.number : sum >= limit.number
                        } else {
                            let next = try heap.add(x, step)
                            goesOn = try heap.forGoesOn(next, i.pointee.a == i.pointee.b ? next : limit, step: step)
                            r[Int(i.pointee.a)] = next
                        }
                    }
                    pc += goesOn ? Int(pc.pointee.bc) + 1 : 1
                    fuel.pointee &-= 1
                    if _slowPath(fuel.pointee < 0) {
                        let target = pc
                        pc = i + 1
                        save(fiber, pc, r, frame)
                        try safepoint(fiber)
                        pc = target
                    }
                case .forTest:
                    pc +=
                        try heap.forGoesOn(r[Int(i.pointee.a)], r[Int(i.pointee.b)], step: r[Int(i.pointee.c)]) ? Int(pc.pointee.bc) + 1 : 1
                case .repeatStep:
                    let next = r[Int(i.pointee.a)].number + 1
                    let limit = r[Int(i.pointee.b)]
                    let goesOn = limit.isNumber ? next < limit.number : try heap.isLess(Value(next), limit)
                    r[Int(i.pointee.a)] = Value(next)
                    pc += goesOn ? Int(pc.pointee.bc) + 1 : 1
                    fuel.pointee &-= 1
                    if _slowPath(fuel.pointee < 0) {
                        let target = pc
                        pc = i + 1
                        save(fiber, pc, r, frame)
                        try safepoint(fiber)
                        pc = target
                    }
                case .extension_: break
                case .forEachStart: try heap.startForEach(r + Int(i.pointee.a))
                case .forEachNext:
                    if let key = try heap.nextKey(r + Int(i.pointee.a)) {
                        r[Int(i.pointee.b)] = key
                        pc += 1
                    } else {
                        pc += Int(pc.pointee.bc) + 1
                    }

                // MARK: Functions
                case .call:
                    fuel.pointee &-= 1
                    if _slowPath(fuel.pointee < 0) {
                        // The call has not happened yet: a collection must see its arguments, which its window holds.
                        save(fiber, pc, r, frame)
                        try safepoint(fiber)
                    }
                    let callee = entries + Int(i.pointee.bc)
                    r += Int(i.pointee.a)
                    if _slowPath(r + callee.pointee.registerCount > registerEnd || frame == frameEnd) {
                        let offset = r - fiber.registers
                        fiber.frameCount = frame - fiber.frames
                        if fiber.frameCount >= frameLimit {
                            r -= Int(i.pointee.a)
                            throw .limit(.depth)
                        }
                        try grow(fiber, toHold: offset + callee.pointee.registerCount)
                        r = fiber.registers + offset
                        frame = fiber.frames + fiber.frameCount
                        frameEnd = fiber.frames + fiber.frameCapacity
                        registerEnd = fiber.registers + fiber.registerCapacity
                    }
                    frame.pointee = Fiber.Frame(
                        returnAddress: pc, shift: Int32(i.pointee.a), function: i.pointee.bc, callerVariables: nil)
                    frame += 1
                    pc = callee.pointee.code
                case .return_, .finish:
                    r[0] = r[Int(i.pointee.a)]
                    guard let returnAddress = (frame - 1).pointee.returnAddress else {
                        save(fiber, pc, r, frame)
                        return .finished
                    }
                    frame -= 1
                    pc = returnAddress
                    r -= Int(frame.pointee.shift)
                    if _slowPath(frame.pointee.callerVariables != nil) {
                        fiber.variables = frame.pointee.callerVariables ?? fiber.variables
                        v = fiber.variables.pointee.items ?? r
                    }
                case .throw_: throw .thrown(r[Int(i.pointee.a)])
                case .native:
                    r[Int(i.pointee.a)] = try natives[Int(i.pointee.bc)](heap, r + Int(i.pointee.a), Int(i.pointee.n))
                case .hostCall:
                    pendingSite = Int(i.pointee.bc)
                    save(fiber, pc, r, frame)
                    pendingRegister = fiber.base + Int(i.pointee.a)
                    return .called
                case .await:
                    if !(queue.isEmpty && starting.isEmpty) {
                        save(fiber, pc, r, frame)
                        queue.append(.fiber(fiber), turns: Int(i.pointee.n))
                        return .yielded
                    }
                case .probe: pc = revealInstruction(at: i)
                case .statement:
                    (fuel + 1).pointee &+= 1
                    if _slowPath((fuel + 1).pointee == (fuel + 2).pointee) {
                        save(fiber, pc, r, frame)
                        return .paused
                    }
                case .breakpoint:
                    (fuel + 1).pointee &+= 1
                    save(fiber, pc, r, frame)
                    return .paused
                case .trace:
                    // The observer is told how deep in calls the fiber is.
                    save(fiber, pc, r, frame)
                    pass(i, r, in: fiber)
                case .makeCallback:
                    r[Int(i.pointee.a)] = try heap.makeCallback(
                        function: Int(i.pointee.bc), variables: fiber.variables, cells: r + Int(i.pointee.a), count: Int(i.pointee.n))
                case .gather:
                    save(fiber, pc, r, frame)
                    try gather(fiber, register: fiber.base + Int(i.pointee.a), turns: Int(i.pointee.n))
                    return .yielded

                // MARK: Values on the heap
                case .makeList: r[Int(i.pointee.a)] = try heap.makeList(items: r + Int(i.pointee.a), count: Int(i.pointee.bc))
                case .makeObject: r[Int(i.pointee.a)] = Value(try heap.makeObject())
                case .getProperty:
                    let (object, key) = (r[Int(i.pointee.b)], r[Int(i.pointee.c)])
                    if let value = heap.ownProperty(object, key) {
                        r[Int(i.pointee.a)] = value
                    } else {
                        r[Int(i.pointee.a)] = try heap.get(object, key)
                    }
                case .setProperty:
                    let (object, key) = (r[Int(i.pointee.a)], r[Int(i.pointee.b)])
                    if _fastPath(object.isObject && key.isText && object.header.pointee.kind == .plainObject) {
                        try heap.setProperty(object.object, key: heap.key(key.text), to: r[Int(i.pointee.c)])
                    } else {
                        try heap.set(object, key, to: r[Int(i.pointee.c)])
                    }
                case .getItem: r[Int(i.pointee.a)] = try heap.getItem(r[Int(i.pointee.b)], position: r[Int(i.pointee.c)])
                case .setItem: try heap.setItem(r[Int(i.pointee.a)], position: r[Int(i.pointee.b)], to: r[Int(i.pointee.c)])
                case .length: r[Int(i.pointee.a)] = try heap.length(r[Int(i.pointee.b)])
                case .concatenate:
                    let (left, right) = (r[Int(i.pointee.b)], r[Int(i.pointee.c)])
                    if _fastPath(left.isText && right.isText) {
                        r[Int(i.pointee.a)] = try heap.concatenate(left.text, right.text)
                    } else {
                        r[Int(i.pointee.a)] = try heap.concatenateTexts(left, right)
                    }
                case .getPath:
                    let (object, name) = (r[Int(i.pointee.b)], k[Int(i.pointee.c)])
                    if let value = heap.ownProperty(object, name), !value.isUndefined {
                        r[Int(i.pointee.a)] = value
                    } else {
                        r[Int(i.pointee.a)] = try heap.getPath(object, name, parts: parts[Int(i.pointee.c)])
                    }
                case .push: try heap.push(r[Int(i.pointee.b)], onto: r[Int(i.pointee.a)])
                }
            }
        } catch {
            save(fiber, pc, r, frame)
            return .fault(error)
        }
    }

    /// Writes the loop's locals back, for everything that looks at the fiber from outside.
    @inline(__always)
    private func save(
        _ fiber: Fiber, _ pc: UnsafePointer<Instruction>, _ registers: UnsafeMutablePointer<Value>,
        _ frame: UnsafeMutablePointer<Fiber.Frame>
    ) {
        fiber.pc = pc
        fiber.base = registers - fiber.registers
        fiber.frameCount = frame - fiber.frames
    }

    /// Makes room for a call's registers and frame, within the heap's limit.
    @inline(never)
    private func grow(_ fiber: Fiber, toHold count: Int) throws(Fault) {
        if fiber.frameCount == fiber.frameCapacity {
            let more = min(fiber.frameCapacity, frameLimit - fiber.frameCapacity) * MemoryLayout<Fiber.Frame>.stride
            if more + heap.state.pointee.byteCount > heap.state.pointee.byteLimit { throw .limit(.memory) }
            fiber.growFrames(limit: frameLimit)
        }
        if count > fiber.registerCapacity {
            let stride = MemoryLayout<Value>.stride
            if count * 2 * stride + heap.state.pointee.byteCount > heap.state.pointee.byteLimit { throw .limit(.memory) }
            fiber.growRegisters(toHold: count)
        }
    }

    /// Starts the callbacks of a list block; the fiber goes on when all have settled.
    private func gather(_ fiber: Fiber, register: Int, turns: Int) throws(Fault) {
        guard fiber.registers[register].isList else {
            let fault = heap.notAFunction(fiber.registers[register], "map")
            // Inside a helper function the error is a rejection, which its await takes a turn to see.
            guard turns > 1, case .thrown(let error) = fault, hasOthersWaiting else { throw fault }
            note(error)
            tellThrown(error, in: fiber)
            return throwLater(error, in: fiber, trace: trace(of: fiber), turns: turns - 1)
        }
        let items = fiber.registers[register].list
        let gathering = Gathering(
            parent: fiber, register: register, items: items, started: try makeBlankList(count: Int(items.pointee.count)),
            results: try makeBlankList(count: Int(items.pointee.count)), callback: fiber.registers[register + 1].object, turns: turns)
        waiting[ObjectIdentifier(fiber)] = fiber
        starting.append(gathering)
    }

    private func makeBlankList(count: Int) throws(Fault) -> UnsafeMutablePointer<ListObject> {
        let list = try heap.makeList(capacity: count)
        for offset in 0..<count { list.pointee.items?[offset] = .undefined }
        list.pointee.count = Int32(count)
        return list
    }

    /// A fiber that runs a callback: its item, then the cells it shares, in its first registers.
    func makeFiber(callback: UnsafeMutablePointer<PropertyObject>, item: Value, completion: Fiber.Completion) throws(Fault) -> Fiber {
        let number = Int(callback.pointee.payload.number)
        let function = program.functions[number]
        let cells = callback.pointee.payload2.list
        let variables = cells.values[0].list
        let fiber = try Fiber(
            pc: entries[number].code, variables: variables, registerCount: function.registerCount,
            completion: completion, frameLimit: frameLimit, heap: heap)
        if fiber.depth >= frameLimit { throw .limit(.depth) }
        fiber.number = debugging.takeFiberNumber()
        fiber.frames[0] = Fiber.Frame(returnAddress: nil, shift: 0, function: Int32(number), callerVariables: nil)
        fiber.frameCount = 1
        fiber.registers[0] = item
        for offset in 1..<max(1, Int(cells.pointee.count)) { fiber.registers[offset] = cells.values[offset] }
        tellStarted(fiber)
        return fiber
    }
}

extension UnsafeMutablePointer<Value> {
    /// A register's bits as a number, loaded as one: a detour through an integer register would cost as much as the addition.
    @inline(__always)
    fileprivate func number(_ register: UInt16) -> Double {
        UnsafeRawPointer(self).load(fromByteOffset: Int(register) &* 8, as: Double.self)
    }
}

extension UnsafePointer<Value> {
    /// A constant's bits as a number.
    @inline(__always)
    fileprivate func number(_ constant: UInt16) -> Double {
        UnsafeRawPointer(self).load(fromByteOffset: Int(constant) &* 8, as: Double.self)
    }
}

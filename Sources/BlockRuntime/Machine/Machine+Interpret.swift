extension Machine {
    /// Why the loop was left.
    enum Exit {
        /// The fiber's first function returned.
        case finished
        /// The fiber waits for its turn.
        case yielded
        /// The fiber waits for the host.
        case called
        /// The last instruction could not finish.
        case fault(Fault)
    }

    /// Runs a fiber until it ends, waits or fails: the machine's loop.
    ///
    /// The file is longer than others because the loop is one function: everything it touches is in locals, which the
    /// compiler keeps in machine registers. What is not a fast path is a call to a function that is not inlined.
    func interpret(_ fiber: Fiber) -> Exit {
        let heap = self.heap
        let fuel = self.fuel
        let k = UnsafePointer(program.constantMemory)
        let natives = UnsafePointer(program.nativeBodies)
        let entries = UnsafePointer(program.entries)
        var pc = fiber.pc
        var r = fiber.registers + fiber.base
        var v = fiber.variables.pointee.items ?? r

        do throws(Fault) {
            while true {
                let i = pc.pointee
                pc += 1
                switch i.opcode {

                // MARK: Moving values
                case .move: r[Int(i.a)] = r[Int(i.b)]
                case .loadConstant: r[Int(i.a)] = k[Int(i.bc)]
                case .getVariable: r[Int(i.a)] = v[Int(i.bc)]
                case .setVariable: v[Int(i.bc)] = r[Int(i.a)]
                case .clear: for offset in 0..<Int(i.b) { r[Int(i.a) + offset] = .undefined }
                case .makeCell: r[Int(i.a)] = try heap.makeCell(r[Int(i.a)])
                case .getCell: r[Int(i.a)] = r[Int(i.b)].cell.pointee.value
                case .setCell: r[Int(i.a)].cell.pointee.value = r[Int(i.b)]

                // MARK: Arithmetic
                case .add:
                    let (x, y) = (r[Int(i.b)], r[Int(i.c)])
                    r[Int(i.a)] = _fastPath(Value.areNumbers(x, y)) ? Value(x.number + y.number) : try heap.addSlowly(x, y)
                case .addConstant:
                    let (x, y) = (r[Int(i.b)], k[Int(i.c)])
                    r[Int(i.a)] = _fastPath(Value.areNumbers(x, y)) ? Value(x.number + y.number) : try heap.addSlowly(x, y)
                case .subtract:
                    let (x, y) = (r[Int(i.b)], r[Int(i.c)])
                    r[Int(i.a)] = _fastPath(Value.areNumbers(x, y)) ? Value(x.number - y.number) : try heap.arithmetic(.subtract, x, y)
                case .subtractConstant:
                    let (x, y) = (r[Int(i.b)], k[Int(i.c)])
                    r[Int(i.a)] = _fastPath(Value.areNumbers(x, y)) ? Value(x.number - y.number) : try heap.arithmetic(.subtract, x, y)
                case .multiply:
                    let (x, y) = (r[Int(i.b)], r[Int(i.c)])
                    r[Int(i.a)] = _fastPath(Value.areNumbers(x, y)) ? Value(x.number * y.number) : try heap.arithmetic(.multiply, x, y)
                case .multiplyConstant:
                    let (x, y) = (r[Int(i.b)], k[Int(i.c)])
                    r[Int(i.a)] = _fastPath(Value.areNumbers(x, y)) ? Value(x.number * y.number) : try heap.arithmetic(.multiply, x, y)
                case .divide:
                    let (x, y) = (r[Int(i.b)], r[Int(i.c)])
                    r[Int(i.a)] = _fastPath(Value.areNumbers(x, y)) ? Value(x.number / y.number) : try heap.arithmetic(.divide, x, y)
                case .divideConstant:
                    let (x, y) = (r[Int(i.b)], k[Int(i.c)])
                    r[Int(i.a)] = _fastPath(Value.areNumbers(x, y)) ? Value(x.number / y.number) : try heap.arithmetic(.divide, x, y)
                case .remainder: r[Int(i.a)] = try heap.arithmetic(.remainder, r[Int(i.b)], r[Int(i.c)])
                case .power: r[Int(i.a)] = try heap.arithmetic(.power, r[Int(i.b)], r[Int(i.c)])
                case .negate:
                    let x = r[Int(i.b)]
                    r[Int(i.a)] = Value(-(x.isNumber ? x.number : try heap.number(x)))
                case .not: r[Int(i.a)] = Value(!heap.isTruthy(r[Int(i.b)]))

                // MARK: Comparing
                case .equal: r[Int(i.a)] = Value(try heap.isEqual(r[Int(i.b)], r[Int(i.c)]))
                case .notEqual: r[Int(i.a)] = Value(!(try heap.isEqual(r[Int(i.b)], r[Int(i.c)])))
                case .less: r[Int(i.a)] = Value(try heap.compare(r[Int(i.b)], r[Int(i.c)], orEqual: false))
                case .lessOrEqual: r[Int(i.a)] = Value(try heap.compare(r[Int(i.b)], r[Int(i.c)], orEqual: true))

                // MARK: Jumping
                case .jump: pc += Int(i.bc)
                case .loop:
                    pc += Int(i.bc)
                    fuel.pointee &-= 1
                    if _slowPath(fuel.pointee < 0) {
                        save(fiber, pc, r)
                        try safepoint(fiber)
                    }
                case .jumpIfTrue: if heap.isTruthy(r[Int(i.a)]) { pc += Int(i.bc) }
                case .jumpIfFalse: if !heap.isTruthy(r[Int(i.a)]) { pc += Int(i.bc) }
                case .jumpIfEqual: if try heap.isEqual(r[Int(i.a)], r[Int(i.b)]) { pc += Int(i.nc) }
                case .jumpIfNotEqual: if !(try heap.isEqual(r[Int(i.a)], r[Int(i.b)])) { pc += Int(i.nc) }
                case .jumpIfLess: if try heap.compare(r[Int(i.a)], r[Int(i.b)], orEqual: false) { pc += Int(i.nc) }
                case .jumpIfNotLess: if !(try heap.compare(r[Int(i.a)], r[Int(i.b)], orEqual: false)) { pc += Int(i.nc) }
                case .jumpIfLessOrEqual: if try heap.compare(r[Int(i.a)], r[Int(i.b)], orEqual: true) { pc += Int(i.nc) }
                case .jumpIfNotLessOrEqual: if !(try heap.compare(r[Int(i.a)], r[Int(i.b)], orEqual: true)) { pc += Int(i.nc) }
                case .jumpIfEqualConstant: if try heap.isEqual(r[Int(i.a)], k[Int(i.b)]) { pc += Int(i.nc) }
                case .jumpIfNotEqualConstant: if !(try heap.isEqual(r[Int(i.a)], k[Int(i.b)])) { pc += Int(i.nc) }
                case .jumpIfLessConstant: if try heap.compare(r[Int(i.a)], k[Int(i.b)], orEqual: false) { pc += Int(i.nc) }
                case .jumpIfNotLessConstant: if !(try heap.compare(r[Int(i.a)], k[Int(i.b)], orEqual: false)) { pc += Int(i.nc) }
                case .jumpIfLessOrEqualConstant: if try heap.compare(r[Int(i.a)], k[Int(i.b)], orEqual: true) { pc += Int(i.nc) }
                case .jumpIfNotLessOrEqualConstant: if !(try heap.compare(r[Int(i.a)], k[Int(i.b)], orEqual: true)) { pc += Int(i.nc) }
                case .jumpIfGreaterConstant: if try heap.compare(k[Int(i.b)], r[Int(i.a)], orEqual: false) { pc += Int(i.nc) }
                case .jumpIfNotGreaterConstant: if !(try heap.compare(k[Int(i.b)], r[Int(i.a)], orEqual: false)) { pc += Int(i.nc) }
                case .jumpIfGreaterOrEqualConstant: if try heap.compare(k[Int(i.b)], r[Int(i.a)], orEqual: true) { pc += Int(i.nc) }
                case .jumpIfNotGreaterOrEqualConstant: if !(try heap.compare(k[Int(i.b)], r[Int(i.a)], orEqual: true)) { pc += Int(i.nc) }

                // MARK: Loops
                case .forUp:
                    let (x, step, limit) = (r[Int(i.a)], r[Int(i.c)], r[Int(i.b)])
                    let goesOn: Bool
                    if _fastPath(Value.areNumbers(x, step) && limit.isNumber) {
                        let next = x.number + step.number
                        r[Int(i.a)] = Value(next)
                        goesOn = next <= limit.number
                    } else {
                        let next = i.n == 0 ? try heap.add(x, step) : Value(try heap.number(x) + step.number)
                        r[Int(i.a)] = next
                        goesOn = try heap.isLessOrEqual(next, limit)
                    }
                    pc += goesOn ? Int(pc.pointee.bc) + 1 : 1
                    fuel.pointee &-= 1
                    if _slowPath(fuel.pointee < 0) {
                        save(fiber, pc, r)
                        try safepoint(fiber)
                    }
                case .forDown:
                    let (x, step, limit) = (r[Int(i.a)], r[Int(i.c)], r[Int(i.b)])
                    let goesOn: Bool
                    if _fastPath(Value.areNumbers(x, step) && limit.isNumber) {
                        let next = x.number - step.number
                        r[Int(i.a)] = Value(next)
                        goesOn = next >= limit.number
                    } else {
                        let next = Value(try heap.number(x) - step.number)
                        r[Int(i.a)] = next
                        goesOn = try heap.isLessOrEqual(limit, next)
                    }
                    pc += goesOn ? Int(pc.pointee.bc) + 1 : 1
                    fuel.pointee &-= 1
                    if _slowPath(fuel.pointee < 0) {
                        save(fiber, pc, r)
                        try safepoint(fiber)
                    }
                case .forStep:
                    r[Int(i.a)] = try heap.add(r[Int(i.a)], r[Int(i.c)])
                    pc += try heap.forGoesOn(r[Int(i.a)], r[Int(i.b)], step: r[Int(i.c)]) ? Int(pc.pointee.bc) + 1 : 1
                    fuel.pointee &-= 1
                    if _slowPath(fuel.pointee < 0) {
                        save(fiber, pc, r)
                        try safepoint(fiber)
                    }
                case .forTest: pc += try heap.forGoesOn(r[Int(i.a)], r[Int(i.b)], step: r[Int(i.c)]) ? Int(pc.pointee.bc) + 1 : 1
                case .repeatStep:
                    let next = r[Int(i.a)].number + 1
                    r[Int(i.a)] = Value(next)
                    let limit = r[Int(i.b)]
                    let goesOn = limit.isNumber ? next < limit.number : try heap.isLess(Value(next), limit)
                    pc += goesOn ? Int(pc.pointee.bc) + 1 : 1
                    fuel.pointee &-= 1
                    if _slowPath(fuel.pointee < 0) {
                        save(fiber, pc, r)
                        try safepoint(fiber)
                    }
                case .extension_: break
                case .forEachStart: try heap.startForEach(r + Int(i.a))
                case .forEachNext:
                    if let key = try heap.nextKey(r + Int(i.a)) {
                        r[Int(i.b)] = key
                        pc += 1
                    } else {
                        pc += Int(pc.pointee.bc) + 1
                    }

                // MARK: Functions
                case .call:
                    fuel.pointee &-= 1
                    if _slowPath(fuel.pointee < 0) {
                        // The call has not happened yet: a collection must see its arguments, which its window holds.
                        save(fiber, pc, r)
                        try safepoint(fiber)
                    }
                    let callee = entries + Int(i.bc)
                    r += Int(i.a)
                    if _slowPath(
                        r + callee.pointee.registerCount > fiber.registers + fiber.registerCapacity || fiber.frameCount == fiber.frameCapacity)
                    {
                        let offset = r - fiber.registers
                        if fiber.frameCount >= frameLimit {
                            r -= Int(i.a)
                            throw .limit(.depth)
                        }
                        try grow(fiber, toHold: offset + callee.pointee.registerCount)
                        r = fiber.registers + offset
                    }
                    fiber.frames[fiber.frameCount] = Fiber.Frame(
                        returnAddress: pc, shift: Int32(i.a), function: i.bc, callerVariables: nil)
                    fiber.frameCount += 1
                    pc = callee.pointee.code
                case .return_:
                    r[0] = r[Int(i.a)]
                    fiber.frameCount -= 1
                    let frame = fiber.frames[fiber.frameCount]
                    guard let returnAddress = frame.returnAddress else {
                        fiber.frameCount = 1
                        save(fiber, pc, r)
                        return .finished
                    }
                    pc = returnAddress
                    r -= Int(frame.shift)
                    if _slowPath(frame.callerVariables != nil) {
                        fiber.variables = frame.callerVariables ?? fiber.variables
                        v = fiber.variables.pointee.items ?? r
                    }
                case .throw_: throw .thrown(r[Int(i.a)])
                case .native:
                    r[Int(i.a)] = try natives[Int(i.bc)](heap, r + Int(i.a), Int(i.n))
                case .hostCall:
                    pendingSite = Int(i.bc)
                    save(fiber, pc, r)
                    pendingRegister = fiber.base + Int(i.a)
                    return .called
                case .await:
                    if !(queue.isEmpty && starting.isEmpty) {
                        save(fiber, pc, r)
                        queue.append(.fiber(fiber), turns: Int(i.n))
                        return .yielded
                    }
                case .makeCallback:
                    r[Int(i.a)] = try heap.makeCallback(function: Int(i.bc), variables: fiber.variables, cells: r + Int(i.a), count: Int(i.n))
                case .gather:
                    save(fiber, pc, r)
                    try gather(fiber, register: fiber.base + Int(i.a))
                    return .yielded
                case .finish:
                    r[0] = r[Int(i.a)]
                    save(fiber, pc, r)
                    return .finished

                // MARK: Values on the heap
                case .makeList: r[Int(i.a)] = try heap.makeList(items: r + Int(i.a), count: Int(i.bc))
                case .makeObject: r[Int(i.a)] = Value(try heap.makeObject())
                case .getProperty: r[Int(i.a)] = try heap.get(r[Int(i.b)], r[Int(i.c)])
                case .setProperty: try heap.set(r[Int(i.a)], r[Int(i.b)], to: r[Int(i.c)])
                case .getItem: r[Int(i.a)] = try heap.getItem(r[Int(i.b)], position: r[Int(i.c)])
                case .setItem: try heap.setItem(r[Int(i.a)], position: r[Int(i.b)], to: r[Int(i.c)])
                case .length: r[Int(i.a)] = try heap.length(r[Int(i.b)])
                case .concatenate: r[Int(i.a)] = try heap.concatenate(heap.text(r[Int(i.b)]).text, heap.text(r[Int(i.c)]).text)
                case .getPath: r[Int(i.a)] = try heap.getPath(r[Int(i.b)], k[Int(i.c)])
                case .push: try heap.push(r[Int(i.b)], onto: r[Int(i.a)])
                }
            }
        } catch {
            save(fiber, pc, r)
            return .fault(error)
        }
    }

    /// Writes the loop's locals back, for everything that looks at the fiber from outside.
    @inline(__always)
    private func save(_ fiber: Fiber, _ pc: UnsafePointer<Instruction>, _ registers: UnsafeMutablePointer<Value>) {
        fiber.pc = pc
        fiber.base = registers - fiber.registers
    }

    /// Makes room for a call's registers and frame, within the heap's limit.
    @inline(never)
    private func grow(_ fiber: Fiber, toHold count: Int) throws(Fault) {
        if fiber.frameCount == fiber.frameCapacity { fiber.growFrames(limit: frameLimit) }
        if count > fiber.registerCapacity {
            let stride = MemoryLayout<Value>.stride
            if count * 2 * stride + heap.state.pointee.byteCount > heap.state.pointee.byteLimit { throw .limit(.memory) }
            fiber.growRegisters(toHold: count)
        }
    }

    /// Starts the callbacks of a list block; the fiber goes on when all have settled.
    private func gather(_ fiber: Fiber, register: Int) throws(Fault) {
        let items = fiber.registers[register].list
        let results = try heap.makeList(capacity: Int(items.pointee.count))
        for offset in 0..<Int(items.pointee.count) { results.pointee.items?[offset] = .undefined }
        results.pointee.count = items.pointee.count
        let gathering = Gathering(
            parent: fiber, register: register, items: items, results: results, callback: fiber.registers[register + 1].object)
        waiting.append(fiber)
        starting.append(gathering)
    }

    /// A fiber that runs a callback: its item, then the cells it shares, in its first registers.
    func makeFiber(callback: UnsafeMutablePointer<PropertyObject>, item: Value, completion: Fiber.Completion) throws(Fault) -> Fiber {
        let number = Int(callback.pointee.payload.number)
        let function = program.functions[number]
        let cells = callback.pointee.payload2.list
        let variables = cells.values[0].list
        let fiber = Fiber(
            pc: UnsafePointer(program.codeMemory + function.code.lowerBound), variables: variables, registerCount: function.registerCount,
            completion: completion)
        fiber.frames[0] = Fiber.Frame(returnAddress: nil, shift: 0, function: Int32(number), callerVariables: nil)
        fiber.frameCount = 1
        fiber.registers[0] = item
        for offset in 1..<max(1, Int(cells.pointee.count)) { fiber.registers[offset] = cells.values[offset] }
        return fiber
    }
}

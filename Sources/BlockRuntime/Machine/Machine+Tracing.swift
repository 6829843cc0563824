extension Machine {
    /// Tells the observer, where there is one, that a fiber passed a point: the instruction `trace`.
    @inline(never)
    func pass(_ instruction: UnsafePointer<Instruction>, _ registers: UnsafeMutablePointer<Value>, in fiber: Fiber) {
        guard let observer else { return }
        let number = Int(instruction.pointee.bc)
        let point = program.tracePoints[number]
        var value = TracedValue.undefined
        switch point.kind {
        case .reread:
            let held = registers[Int(instruction.pointee.a)]
            guard held.isReference else { return }
            value = heap.traced(held, for: observer)
        case .leaveWithRegister, .write: value = heap.traced(registers[Int(instruction.pointee.a)], for: observer)
        case .leaveWithConstant: value = heap.traced(program.constantMemory[Int(point.operand)], for: observer)
        case .enterFunction, .enterStatement, .enterValue, .leave: break
        }
        observer.passed(number, value, strand: fiber.strand, frame: fiber.frameCount)
    }

    /// Tells the observer of an error where it was thrown.
    func tellThrown(_ value: Value, in fiber: Fiber) {
        guard let observer else { return }
        let offset = instruction(before: fiber.pc)
        let site = program.siteOfInstruction.indices.contains(offset) ? Int(program.siteOfInstruction[offset]) : -1
        observer.threw(heap.traced(value, for: observer), strand: fiber.strand, site: site)
    }

    /// Gives a new fiber its number and tells the observer.
    func tellStarted(_ fiber: Fiber) {
        guard let observer else { return }
        strandCount += 1
        fiber.strand = strandCount
        var parent = 0
        if case .item(let gathering, _) = fiber.completion { parent = gathering.parent.strand }
        observer.started(strand: fiber.strand, parent: parent)
    }
}

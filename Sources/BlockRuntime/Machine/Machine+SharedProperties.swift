extension Machine {
    // MARK: Properties of shared objects

    /// Answers the pending call with a property of a shared object: the object itself, not a copy.
    ///
    /// - Parameters:
    ///   - name: the property; undefined when the object does not have it.
    ///   - sharedName: the object's name; one that is not shared yet is made, empty. Of null, the answer is a TypeError.
    public func resume(returningProperty name: String, ofShared sharedName: String) {
        guard let fiber = current else { return }
        answer(fiber) { () throws(Fault) in
            let object = try importValue(.reference(sharedName))
            fiber.registers[pendingRegister] = try heap.get(object, heap.makeText(name))
        }
    }

    /// The present value of a property of a shared object; nil when there is no such object or property.
    public func property(_ name: String, ofShared sharedName: String) -> HostValue? {
        guard let value = shared[sharedName], value.isObject, let key = try? heap.makeText(name), let item = try? heap.get(value, key)
        else {
            return nil
        }
        return exportValue(item)
    }

    /// Sets a property of a shared object to a copy of a value; the object is made when it is not shared yet, null is left alone.
    ///
    /// - Throws: `LimitStop` when the heap is full.
    public func setProperty(_ name: String, ofShared sharedName: String, to value: HostValue) throws(LimitStop) {
        try changing { () throws(Fault) in
            let object = try importValue(.reference(sharedName))
            if object.isObject { try heap.set(object, heap.makeText(name), to: importValue(value)) }
        }
    }

    /// Sets a property of a shared object to an argument of the pending call: the object itself, not a copy.
    ///
    /// - Throws: `LimitStop` when the heap is full.
    public func setProperty(_ name: String, ofShared sharedName: String, toArgument argument: String) throws(LimitStop) {
        guard let fiber = current, let offset = program.callSites[pendingSite].argumentNames.firstIndex(of: argument) else { return }
        try changing { () throws(Fault) in
            let object = try importValue(.reference(sharedName))
            if object.isObject { try heap.set(object, heap.makeText(name), to: fiber.registers[pendingRegister + offset]) }
        }
    }

    /// The name under which an argument of the pending call is shared, whatever its section; nil when it is not.
    public func sharedName(ofArgument argument: String) -> String? {
        guard let fiber = current, let offset = program.callSites[pendingSite].argumentNames.firstIndex(of: argument) else { return nil }
        let value = fiber.registers[pendingRegister + offset]
        return value.isReference ? shared.sortedNames.first { shared[$0]?.bits == value.bits } : nil
    }

    /// The blocks that led to the pending call, inner ones first.
    public var pendingTrace: [RuntimeError.Place] { current.map { trace(of: $0) } ?? [] }

    /// Runs a change of the heap; where it is full, collects once and tries again.
    func changing(_ body: () throws(Fault) -> Void) throws(LimitStop) {
        do throws(Fault) {
            do throws(Fault) {
                try body()
            } catch .collectAndRetry {
                collect()
                try body()
            }
        } catch {
            throw LimitStop(limit: .memory, trace: pendingTrace)
        }
    }
}

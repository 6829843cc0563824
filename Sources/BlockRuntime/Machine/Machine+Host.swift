extension Machine {
    // MARK: Calls

    /// The call that the running fiber waits for.
    func pendingCall(_ fiber: Fiber) -> HostCall {
        let names = program.callSites[pendingSite].argumentNames
        isExportTooLarge = false
        var exporter = Exporter(machine: self)
        let first = fiber.registers + pendingRegister
        var arguments: [HostProperty] = []
        arguments.reserveCapacity(names.count)
        for offset in names.indices { arguments.append(HostProperty(names[offset], exporter.export(first[offset]))) }
        return HostCall(name: program.callSites[pendingSite].name, arguments: arguments)
    }

    /// Answers the pending call with a value.
    public func resume(returning value: HostValue) {
        guard let fiber = current else { return }
        answer(fiber) { () throws(Fault) in fiber.registers[pendingRegister] = try importValue(value) }
    }

    /// Answers the pending call with an error, thrown at the call.
    public func resume(throwing error: HostError) {
        guard let fiber = current else { return }
        answer(fiber) { () throws(Fault) in fiber.pendingError = try importError(error) }
    }

    /// Answers the pending call by throwing any value.
    public func resume(throwingValue value: HostValue) {
        guard let fiber = current else { return }
        answer(fiber) { () throws(Fault) in fiber.pendingError = try importValue(value) }
    }

    /// Answers the pending call by calling a unit of the program with the call's arguments, matched by name.
    ///
    /// - Parameter unit: an offset into `program.units`. Its variables are fresh.
    public func resume(calling unit: Int) {
        guard let fiber = current else { return }
        answer(fiber) { () throws(Fault) in
            guard fiber.frameCount < frameLimit else { throw .limit(.depth) }
            let function = program.functions[program.units[unit].function]
            let names = program.callSites[pendingSite].argumentNames
            let given = (0..<names.count).map { fiber.registers[pendingRegister + $0] }
            let variables = try makeVariables(unit: unit)
            if fiber.frameCount == fiber.frameCapacity { fiber.growFrames(limit: frameLimit) }
            let top = pendingRegister + function.registerCount
            if top > fiber.registerCapacity { fiber.growRegisters(toHold: top) }
            // A unit's own variables start out undefined; here are the call's arguments and what earlier calls left.
            for register in pendingRegister..<top { fiber.registers[register] = .undefined }
            for (name, variable) in program.units[unit].parameters {
                variables.pointee.items?[variable] = names.firstIndex(of: name).map { given[$0] } ?? .null
            }
            fiber.frames[fiber.frameCount] = Fiber.Frame(
                returnAddress: fiber.pc, shift: Int32(pendingRegister - fiber.base), function: Int32(program.units[unit].function),
                callerVariables: fiber.variables)
            fiber.frameCount += 1
            fiber.base = pendingRegister
            fiber.variables = variables
            fiber.pc = UnsafePointer(code + function.code.lowerBound)
        }
    }

    /// Runs an answer; where the heap is full, collects once and tries again.
    func answer(_ fiber: Fiber, _ body: () throws(Fault) -> Void) {
        do throws(Fault) {
            do throws(Fault) {
                try body()
            } catch .collectAndRetry {
                collect()
                try body()
            }
        } catch .thrown(let value) {
            fiber.pendingError = value
        } catch .collectAndRetry {
            stop = .limit(.memory)
        } catch {
            stop = error
        }
    }

    // MARK: Shared objects

    /// Gives a name to a copy of a value; an object of that name that was there before is no longer shared.
    ///
    /// - Parameter name: `section` or `section/uid`, such as `pageData` or `components/af01`.
    public func share(_ name: String, _ value: HostValue) throws(LimitStop) {
        try changing { () throws(Fault) in shared.set(name, to: try importValue(value)) }
    }

    /// Gives a name to an argument of the pending call: the object itself, not a copy.
    public func share(_ name: String, argument: String) {
        guard let fiber = current, let offset = program.callSites[pendingSite].argumentNames.firstIndex(of: argument) else { return }
        shared.set(name, to: fiber.registers[pendingRegister + offset])
    }

    /// Whether an object of a name is shared.
    public func isShared(_ name: String) -> Bool { shared[name] != nil }

    /// The names of the shared objects, sorted by section and uid.
    public var sharedNames: [String] { shared.sortedNames }

    /// The present content of a shared object; other shared objects inside it are references.
    ///
    /// An object that goes by an earlier name too is a reference to that.
    public func sharedValue(_ name: String) -> HostValue? {
        guard let value = shared[name] else { return nil }
        let first = value.isReference ? shared.name(of: value) : nil
        var exporter = Exporter(machine: self)
        return exporter.export(value, asEntry: first == nil || first == name)
    }

    // MARK: Values

    func exportValue(_ value: Value) -> HostValue {
        var exporter = Exporter(machine: self)
        return exporter.export(value)
    }

    func importError(_ error: HostError) throws(Fault) -> Value {
        let value = try heap.makeError(.error, message: heap.makeText(error.message))
        if let known = ErrorClass.allCases.first(where: { $0.name == error.name }) {
            value.object.pointee.payload2 = Value(known.rawValue)
        } else {
            value.object.pointee.payload2 = try heap.makeText(error.name)
        }
        if let code = error.code { try heap.setProperty(value.object, named: "code", to: importValue(code)) }
        return value
    }

    /// Makes a heap value of a host value; every object is new but the shared ones.
    func importValue(_ value: HostValue) throws(Fault) -> Value {
        switch value {
        case .undefined: return .undefined
        case .null: return .null
        case .boolean(let flag): return Value(flag)
        case .number(let number): return number.isNaN ? .nan : Value(number)
        case .text(let string): return try heap.makeText(string)
        case .list(let items):
            let list = try heap.makeList(capacity: items.count)
            for item in items { try heap.append(importValue(item), to: list) }
            return Value(list)
        case .object(let object):
            let result = try heap.makeObject()
            try heap.reserveProperties(result, count: object.properties.count)
            for property in object.properties {
                try heap.setProperty(result, key: heap.key(property.name), to: importValue(property.value))
            }
            return Value(result)
        case .date(let time): return Value(try heap.makeObject(.date, payload: Value(DateArithmetic.timeClip(time))))
        case .regularExpression(let source, let flags):
            return try heap.makeRegularExpression(source: heap.makeText(source), flags: heap.makeText(flags))
        case .error(let error): return try importError(error)
        case .reference(let name):
            if let value = shared[name] { return value }
            let value = name.hasPrefix("classes/") ? Value(try heap.makeList()) : Value(try heap.makeObject())
            shared.set(name, to: value)
            return value
        case .cycle: return .undefined
        case .callback(let reference): return callbacks[reference.number] ?? .undefined
        }
    }
}

/// Copies heap values out of a machine.
private struct Exporter {
    let machine: Machine
    /// The objects that are being written, outer ones first.
    private var open: [UInt64] = []
    /// Bytes the copy may still take: small values that hold each other many times over make large copies.
    private var bytesLeft: Int

    /// The deepest nesting of a copy; who reads it recurses on stacks that may be small.
    private static let deepestNesting = 250

    init(machine: Machine) {
        self.machine = machine
        let state = machine.heap.state.pointee
        bytesLeft = max(0, state.byteLimit - state.byteCount) / 2 + Heap.workingByteCount
    }

    mutating func export(_ value: Value, asEntry: Bool = false) -> HostValue { write(value, asEntry: asEntry) }

    private mutating func write(_ value: Value, asEntry: Bool = false) -> HostValue {
        // A value is a box of its own and a place in a list.
        bytesLeft -= 48
        if value.isText { bytesLeft -= Int(value.text.pointee.count) * (value.text.pointee.isWide ? 3 : 1) }
        guard bytesLeft >= 0 else {
            machine.isExportTooLarge = true
            return .text("[too large]")
        }
        if value.isNumber { return .number(value.number) }
        if value.isText { return .text(TextUnits(value.text).string) }
        if value.isBoolean { return .boolean(value.bits == Value.true.bits) }
        if value.isNull { return .null }
        guard value.isReference else { return .undefined }
        if !asEntry, let name = machine.shared.name(of: value) { return .reference(name) }
        if let offset = open.lastIndex(of: value.bits) { return .cycle(open.count - offset) }
        guard open.count < Self.deepestNesting else { return .text("[nested too deeply]") }
        open.append(value.bits)
        defer { open.removeLast() }
        if value.isList {
            var items: [HostValue] = []
            for offset in 0..<Int(value.list.pointee.count) where bytesLeft >= 0 {
                items.append(write(machine.heap.item(value.list, at: offset)))
            }
            return .list(items)
        }
        return write(value.object)
    }

    private mutating func write(_ object: UnsafeMutablePointer<PropertyObject>) -> HostValue {
        let heap = machine.heap
        switch object.pointee.header.kind {
        case .date: return .date(object.pointee.payload.number)
        case .error:
            let errorClass = heap.classOfError(object)
            var name = errorClass.name
            if !object.pointee.payload2.isNumber, case .text(let own) = write(object.pointee.payload2) { name = own }
            var message = ""
            if case .text(let text) = write(object.pointee.payload) { message = text }
            let code = properties(of: object)["code"]
            return .error(HostError(name: name, message: message, code: code, isEngineError: errorClass != .error))
        case .regularExpression:
            let expression = heap.regularExpression(of: object)
            return .regularExpression(
                source: String(decoding: expression.source, as: UTF16.self), flags: expression.flags)
        case .callback:
            let number = machine.nextCallback
            machine.nextCallback += 1
            machine.callbacks[number] = Value(object)
            return .callback(CallbackReference(number: number))
        default: return .object(properties(of: object))
        }
    }

    private mutating func properties(of object: UnsafeMutablePointer<PropertyObject>) -> HostObject {
        var result = HostObject()
        result.properties.reserveCapacity(object.pointee.propertyCount)
        if object.pointee.header.flags & PropertyObject.hasIntegerKeys != 0 {
            for entry in machine.heap.orderedEntries(object) where bytesLeft >= 0 { write(entry, to: &result) }
        } else if let entries = object.pointee.entries {
            for offset in 0..<Int(object.pointee.count) where !entries[offset].key.isHole && bytesLeft >= 0 {
                write(entries[offset], to: &result)
            }
        }
        return result
    }

    private mutating func write(_ entry: PropertyObject.Entry, to object: inout HostObject) {
        bytesLeft -= 48 + Int(entry.key.text.pointee.count)
        object.properties.append(HostProperty(TextUnits(entry.key.text).string, write(entry.value)))
    }
}

/// A call of a machine that stands still: good until the machine goes on.
public struct LiveFrame {
    /// Which strand of execution it belongs to: those of callbacks have numbers of their own.
    public let fiber: Int
    /// Calls around it in its fiber.
    public let depth: Int
    /// The function, an offset into `program.functions`.
    public let function: Int
    /// The instruction it stands at, an offset into `program.code`.
    public let instruction: Int
    let registers: UnsafeMutablePointer<Value>
    let unitVariables: UnsafeMutablePointer<ListObject>
}

extension Machine {
    /// The instruction before an address, where a fiber stands that goes on from there: an offset into `program.code`.
    func instruction(before address: UnsafePointer<Instruction>) -> Int {
        let offset = address - UnsafePointer(code) - 1
        return debugging.code?.origin(of: offset) ?? offset
    }

    /// The calls of the fiber that runs, inner ones first, and of the fibers that wait for it.
    public var frames: [LiveFrame] { current.map { frames(of: $0) } ?? [] }

    /// The innermost call of the fiber that runs.
    public var innermostFrame: LiveFrame? {
        guard let fiber = current else { return nil }
        return LiveFrame(
            fiber: fiber.number, depth: fiber.frameCount - 1, function: Int(fiber.frames[fiber.frameCount - 1].function),
            instruction: instruction(before: fiber.pc), registers: fiber.registers + fiber.base, unitVariables: fiber.variables)
    }

    /// The fibers that have not ended: the one that runs first, then in the order in which they were made.
    public var fibers: [Int] { liveFibers.map(\.number) }

    /// The calls of a fiber, inner ones first, and of the fibers that wait for it.
    public func frames(ofFiber number: Int) -> [LiveFrame] {
        liveFibers.first { $0.number == number }.map { frames(of: $0) } ?? []
    }

    private var liveFibers: [Fiber] {
        var found: [Int: Fiber] = [:]
        queue.visitRoots {
            found[$0.number] = $0
        } values: { _ in
        }
        for fiber in waiting.values { found[fiber.number] = fiber }
        for fiber in found.values {
            var above = fiber
            while case .item(let gathering, _) = above.completion {
                above = gathering.parent
                found[above.number] = above
            }
        }
        if let current { found[current.number] = nil }
        return (current.map { [$0] } ?? []) + found.values.sorted { $0.number < $1.number }
    }

    func frames(of fiber: Fiber) -> [LiveFrame] {
        var frames: [LiveFrame] = []
        var strand: Fiber? = fiber
        while let fiber = strand {
            var address = fiber.pc
            var base = fiber.base
            var variables = fiber.variables
            var number = fiber.frameCount - 1
            while number >= 0 {
                let frame = fiber.frames[number]
                frames.append(
                    LiveFrame(
                        fiber: fiber.number, depth: number, function: Int(frame.function), instruction: instruction(before: address),
                        registers: fiber.registers + base, unitVariables: variables))
                guard let next = frame.returnAddress else { break }
                address = next
                base -= Int(frame.shift)
                variables = frame.callerVariables ?? variables
                number -= 1
            }
            if case .item(let gathering, _) = fiber.completion { strand = gathering.parent } else { strand = nil }
        }
        return frames
    }

    /// The parameters and local variables of a call that have their meaning where it stands, by register.
    public func locals(of frame: LiveFrame) -> [(name: String, value: LiveValue)] {
        let variables = program.functions[frame.function].variables.filter { $0.range.contains(frame.instruction) }
        return variables.sorted { $0.register < $1.register }.map { variable in
            var value = frame.registers[variable.register]
            if variable.isCell, value.bits >> 48 == Value.cellTag { value = value.cell.pointee.value }
            return (variable.name, LiveValue(value: value))
        }
    }

    /// The variables that the functions of a call's unit share.
    ///
    /// Those that only the main body uses live in registers of its call; they are there as long as it has not ended.
    public func unitVariables(of frame: LiveFrame) -> [(name: String, value: LiveValue)] {
        let unit = program.units[program.functions[frame.function].unit]
        let shared = unit.variables.enumerated().compactMap { offset, name -> (name: String, value: LiveValue)? in
            guard let first = name.unicodeScalars.first, first.value >= 0x20 else { return nil }
            return (name, LiveValue(value: frame.unitVariables.values[offset]))
        }
        let own = program.mainVariables(ofUnit: program.functions[frame.function].unit)
        guard !own.isEmpty, frame.function != unit.function, let registers = registers(of: unit.function, around: frame) else {
            return shared
        }
        return own.map { ($0.name, LiveValue(value: registers[$0.register])) } + shared
    }

    /// The registers of the main body that runs around a call of another function of its unit; nil when it has ended.
    private func registers(of main: Int, around frame: LiveFrame) -> UnsafeMutablePointer<Value>? {
        // A program's own main body is called once, first.
        if let fiber = current, fiber.number == frame.fiber, fiber.frames[0].function == main, program.units[0].function == main {
            return fiber.registers
        }
        for fiber in liveFibers {
            let found = frames(of: fiber).first { $0.function == main && $0.unitVariables == frame.unitVariables }
            if let found { return found.registers }
        }
        return nil
    }
}

import BlockRuntime

/// Collects the instructions of one function: registers, labels, handlers.
struct FunctionBuilder {
    let number: Int
    let name: String
    var parameterCount = 0
    private(set) var code: [(Instruction, site: Int32)] = []
    var handlers: [Program.ExceptionHandler] = []
    /// The marks of ways that blocks may take; instructions are counted from the function's first.
    private(set) var branches: [Program.Branch] = []
    /// The first register that holds nothing.
    var nextRegister = 0 {
        didSet { registerCount = max(registerCount, nextRegister) }
    }
    private(set) var registerCount = 1
    private var labels: [Int?] = []
    private var fixups: [(offset: Int, label: Label, isShort: Bool)] = []
    /// Where the last label was placed: the instruction before it must not be changed any more.
    private var barrier = 0
    /// The block that instructions are made for.
    var site: Int32 = -1
    /// Names that mean something inside this function only.
    var locals = LocalNames()
    /// Names that callbacks inside the function use: locals of these names live in cells.
    var captured: Set<String> = []
    /// How many callbacks are around the function's body, its own included.
    var callbackDepth = 0
    /// Of a callback: names that it mentions, and perhaps others.
    var mentioned: Set<String> = []
    /// Registers above the parameters that are variables: what catch parts caught.
    var variableRegisters: Set<Int> = []
    /// Parameters and variables in registers, kept for debuggers only.
    var variables: [Program.LocalVariable] = []
    /// The loops and finally blocks around the current place, inner ones last.
    var surroundings: [Surrounding] = []
    /// Whether it is the body of a unit.
    var isMain = false
    /// Whether a return may leave it: procedures, callbacks and units, but not a stack of its own.
    var canReturn = true
    /// Traced blocks around the current place.
    var traceDepth = 0

    init(number: Int, name: String) {
        self.number = number
        self.name = name
    }

    /// The offset of the next instruction.
    var position: Int { code.count }

    mutating func append(_ instruction: Instruction) { code.append((instruction, site)) }

    /// Adds an instruction that does nothing, so that a machine that records coverage can tell whether it came here.
    mutating func markBranch(_ name: String) {
        branches.append(Program.Branch(site: Int(site), name: name, instruction: code.count))
        code.append((Instruction(.jump), -1))
        barrier = code.count
    }

    mutating func newLabel() -> Label {
        labels.append(nil)
        return Label(number: labels.count - 1)
    }

    mutating func place(_ label: Label) {
        labels[label.number] = code.count
        barrier = code.count
    }

    /// Adds an instruction whose `bc`, or `nc` when short, is the way to a label.
    mutating func append(_ instruction: Instruction, to label: Label, isShort: Bool = false) {
        fixups.append((code.count, label, isShort))
        append(instruction)
    }

    mutating func temporary() -> Register {
        nextRegister += 1
        return Register(nextRegister - 1)
    }

    /// Takes the last instruction back; nothing may have been placed behind it.
    mutating func removeLast() { code.removeLast() }

    /// Whether the last instruction only writes its result to `register`, so that it may as well write it elsewhere.
    func canRetarget(_ register: Register) -> Bool {
        guard let last = code.last, barrier < code.count else { return false }
        return last.0.opcode.writesOnlyA && Int(last.0.a) == register.number
    }

    mutating func retarget(to register: Register) {
        code[code.count - 1].0.a = UInt16(truncatingIfNeeded: register.number)
    }

    /// Makes one instruction of the last two where there is one that does both.
    ///
    /// - Parameter mark: registers from here on hold nothing that is needed again, but for the last result.
    mutating func fuse(deadFrom mark: Int) {
        guard code.count >= 2, barrier <= code.count - 2 else { return }
        let (first, second) = (code[code.count - 2].0, code[code.count - 1].0)
        guard Int(first.a) >= mark else { return }
        var fused: Instruction?
        switch (first.opcode, second.opcode) {
        case (.add, .subtractConstant) where second.b == first.a && second.c <= UInt8.max:
            fused = Instruction(.addSubtractConstant, n: UInt8(second.c), a: second.a, b: first.b, c: first.c)
        case (.multiplyConstant, .add) where second.c == first.a && second.b != first.a && first.c <= UInt8.max:
            fused = Instruction(.addProduct, n: UInt8(first.c), a: second.a, b: second.b, c: first.b)
        case (.addProduct, .subtractConstant) where second.b == first.a && first.b != first.a && second.c <= UInt8.max:
            // The sum is what a loop waits for from round to round; the product can be ready before.
            code[code.count - 2].0 = Instruction(.multiplyConstant, a: first.a, b: first.c, c: UInt16(first.n))
            code[code.count - 1].0 = Instruction(.addSubtractConstant, n: UInt8(second.c), a: second.a, b: first.b, c: first.a)
            return
        default: break
        }
        guard let fused else { return }
        code.removeLast()
        code[code.count - 1].0 = fused
    }

    /// Fills in the jumps; false when one is too far for its instruction.
    mutating func resolveLabels() -> Bool {
        for fixup in fixups {
            let distance = Int32((labels[fixup.label.number] ?? code.count) - fixup.offset - 1)
            if fixup.isShort {
                guard Instruction.shortJumps.contains(Int(distance)) else { return false }
                code[fixup.offset].0.nc = distance
            } else {
                code[fixup.offset].0.bc = distance
            }
        }
        return true
    }
}

/// What a jump out of the current place passes through.
enum Surrounding {
    /// A loop: where its break and continue go.
    case loop(breakTo: Label, continueTo: Label)
    /// A finally block: exits from inside run it first.
    case finally(FinallyScope)
}

/// A finally block that is being compiled: the ways out of its try and catch parts.
final class FinallyScope {
    /// What leaves through the finally block.
    enum Exit {
        case `return`
        case `break`
        case `continue`
    }

    let entry: Label
    /// Holds the number of the way out: 0 falls through, 1 throws again.
    let choice: Register
    /// Holds the thrown or returned value.
    let value: Register
    var exits: [Exit] = []

    init(entry: Label, choice: Register, value: Register) {
        self.entry = entry
        self.choice = choice
        self.value = value
    }

    /// The number of a way out, the same for equal ones.
    func number(of exit: Exit) -> Int {
        if let offset = exits.firstIndex(of: exit) { return offset + 2 }
        exits.append(exit)
        return exits.count + 1
    }
}

extension Opcode {
    /// Whether the instruction reads its operands, then writes `R[a]` and nothing else.
    var writesOnlyA: Bool {
        switch self {
        case .move, .loadConstant, .getVariable, .getCell, .add, .addConstant, .subtract, .subtractConstant, .multiply, .multiplyConstant,
            .divide, .divideConstant, .addSubtractConstant, .addProduct, .remainder, .power, .negate, .numberOrZero, .not, .equal,
            .notEqual, .less,
            .lessOrEqual, .makeObject, .getProperty,
            .getItem, .length, .concatenate, .getPath:
            true
        default: false
        }
    }
}

/// The instructions of a machine that is debugged, twice: as the compiler made them, and without their `statement` instructions.
///
///     memory:   0 ..< count                the program's code: where it counts and pauses
///               count                      nothing, so that the parts do not touch
///               count + 1 ..< total        the same without statements: where it runs at full speed
///
/// Calls lead into the second part. A statement that is watched is a jump there, into the first part, to the `statement` or `breakpoint` that it
/// is; and one that is not watched is a jump in the first part, into the second. So nothing is paid for statements that nobody watches,
/// and a breakpoint never stands on an instruction that has to run when the program goes on.
///
/// A statement keeps an instruction that does nothing in the second part where what follows it can be come to without it: where a jump leads
/// behind it, or where another statement follows at once.
final class DebuggedCode {
    let memory: UnsafeMutablePointer<Instruction>
    /// Where the functions start.
    let entries: UnsafeMutablePointer<Program.Entry>
    /// For each instruction from `count` on, the program's that it is a copy of.
    private let origins: [Int]
    private let count: Int
    private let statements: [Statement]
    private let statementNumbers: [Int: Int]

    private struct Statement {
        /// Where it is in the first part.
        let offset: Int
        /// What stands for it in the second.
        let shadow: Int
        let shadowInstruction: Instruction
    }

    /// Whether all statements are watched, so that they are counted.
    var watchesAll = false {
        didSet { if watchesAll != oldValue { statements.indices.forEach(patch) } }
    }

    /// The statements at which breakpoints stand, as offsets into the program's code; others are left out.
    var breakpoints: Set<Int> = [] {
        didSet {
            breakpoints = breakpoints.filter { statementNumbers[$0] != nil }
            for offset in breakpoints.symmetricDifference(oldValue) { if let number = statementNumbers[offset] { patch(number) } }
        }
    }

    init(_ program: Program) {
        let code = program.code
        count = code.count
        let kept = Self.keptStatements(of: program)
        // Where each instruction goes; a statement that is not kept is where the next instruction is.
        var places: [Int] = []
        var origins = [-1]
        for (offset, instruction) in code.enumerated() {
            places.append(count + origins.count)
            if instruction.opcode != .statement || kept.contains(offset) { origins.append(offset) }
        }
        places.append(count + origins.count)
        self.origins = origins
        memory = .allocate(capacity: count + origins.count)
        memory.initialize(from: program.codeMemory, count: count)
        (memory + count).initialize(repeating: Instruction(.finish), count: origins.count)
        for (offset, origin) in origins.enumerated().dropFirst() {
            var instruction = code[origin]
            if instruction.opcode == .statement {
                instruction = Instruction(.jump, bc: 0)
            } else if instruction.opcode.jump != .none {
                let target = origin + 1 + Int(instruction.distance)
                // Both lie in the same function, now nearer to each other than before.
                instruction.distance = Int32(truncatingIfNeeded: places[target] - (count + offset + 1))
            }
            memory[count + offset] = instruction
        }
        var statements: [Statement] = []
        for (offset, instruction) in code.enumerated() where instruction.opcode == .statement {
            statements.append(Statement(offset: offset, shadow: places[offset], shadowInstruction: memory[places[offset]]))
        }
        self.statements = statements
        statementNumbers = Dictionary(uniqueKeysWithValues: statements.enumerated().map { ($0.element.offset, $0.offset) })
        entries = .allocate(capacity: max(1, program.functions.count))
        for (number, function) in program.functions.enumerated() {
            let start = UnsafePointer(memory + places[function.code.lowerBound])
            (entries + number).initialize(to: Program.Entry(code: start, registerCount: function.registerCount))
        }
        statements.indices.forEach(patch)
    }

    deinit {
        memory.deallocate()
        entries.deallocate()
    }

    /// The program's instruction that an offset into the memory stands for; -1 for none.
    func origin(of offset: Int) -> Int { offset < count ? offset : origins[offset - count] }

    /// Statements that need an instruction of their own in the second part.
    private static func keptStatements(of program: Program) -> Set<Int> {
        let code = program.code
        var kept: Set<Int> = []
        func keep(before target: Int) {
            if target > 0, target <= code.count, code[target - 1].opcode == .statement { kept.insert(target - 1) }
        }
        for (offset, instruction) in code.enumerated() {
            if instruction.opcode.jump != .none { keep(before: offset + 1 + Int(instruction.distance)) }
            // The machine looks for awaits where fibers stand.
            if instruction.opcode == .statement || instruction.opcode == .await { keep(before: offset) }
        }
        return kept
    }

    private func patch(_ number: Int) {
        let statement = statements[number]
        let isBreakpoint = breakpoints.contains(statement.offset)
        if isBreakpoint || watchesAll {
            memory[statement.offset] = Instruction(isBreakpoint ? .breakpoint : .statement)
            memory[statement.shadow] = Self.jump(from: statement.shadow, to: statement.offset)
        } else {
            memory[statement.offset] = Self.jump(from: statement.offset, to: statement.shadow)
            memory[statement.shadow] = statement.shadowInstruction
        }
    }

    private static func jump(from offset: Int, to target: Int) -> Instruction {
        Instruction(.jump, bc: Int32(truncatingIfNeeded: target - offset - 1))
    }
}

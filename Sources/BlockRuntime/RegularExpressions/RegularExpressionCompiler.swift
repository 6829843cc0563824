/// Makes a program of a parsed pattern.
///
/// Counted repetitions count at run time, so that the program is never larger than a few instructions for each unit of the pattern. The recursion
/// is bounded by the parser's limit of nesting.
struct RegularExpressionCompiler {
    let flags: RegularExpressionFlags
    private(set) var code: [RegularExpressionInstruction] = []
    private var sets: [CodePointSet] = []
    private var setNumbers: [CodePointSet: Int] = [:]
    private var registerCount: Int
    /// Whether the instructions go through the text from right to left, as inside a lookbehind.
    private var isBackward = false

    /// The address of the next instruction.
    var next: Int { code.count }

    /// Compiles a whole pattern.
    static func compile(_ pattern: RegularExpressionParser.Result, flags: RegularExpressionFlags) -> RegularExpressionProgram {
        var compiler = RegularExpressionCompiler(flags: flags, registerCount: 2 * (pattern.groupCount + 1))
        compiler.add(pattern.node)
        compiler.emit(.match)
        compiler.noteWhatFollowsRuns()
        var start = RegularExpressionProgram.Start()
        start.leastLength = pattern.node.lengths.least
        start.isAnchored = !flags.contains(.multiline) && pattern.node.isAnchored
        if let first = pattern.node.firstUnits(flags: flags) {
            start.unit = first.onlyMember
            start.set = compiler.number(of: first)
        }
        return RegularExpressionProgram(
            code: compiler.code, sets: compiler.sets, registerCount: compiler.registerCount, start: start, flags: flags)
    }

    private init(flags: RegularExpressionFlags, registerCount: Int) {
        self.flags = flags
        self.registerCount = registerCount
    }

    // MARK: Nodes

    private mutating func add(_ node: RegularExpressionNode) {
        switch node {
        case .empty: break
        case .character, .set: addCharacter(node)
        case .sequence(let parts):
            if isBackward {
                for part in parts.reversed() { add(part) }
            } else {
                for part in parts { add(part) }
            }
        case .alternation(let choices): addAlternation(choices)
        case .group(let body, let number):
            emit(.save, 2 * number + (isBackward ? 1 : 0))
            add(body)
            emit(.save, 2 * number + (isBackward ? 0 : 1))
        case .backreference(let group): emit(isBackward ? .backreferenceBack : .backreference, group)
        case .assertion(let assertion): addAssertion(assertion)
        case .look(let look): addLook(look)
        case .repetition(let repetition): addRepetition(repetition)
        }
    }

    private mutating func addCharacter(_ node: RegularExpressionNode) {
        let set = characters(of: node) ?? CodePointSet()
        let units = set.ranges.count <= 2 && set.ranges.allSatisfy { $0.count <= 2 } ? set.ranges.flatMap { Array($0) } : []
        if takesCodePoints(set) || units.isEmpty || units.count > 2 {
            emit(isBackward ? .setBack : .set, number(of: set))
            code[next - 1].takesCodePoints = takesCodePoints(set)
        } else if units.count == 1 {
            emit(isBackward ? .characterBack : .character, Int(units[0]))
        } else {
            emit(isBackward ? .eitherBack : .either, Int(units[0]), Int(units[1]))
        }
    }

    /// What one character or class matches under the flags; nil for other nodes.
    private func characters(of node: RegularExpressionNode) -> CodePointSet? {
        switch node {
        case .character(let character):
            flags.contains(.ignoreCase) ? CaseFolding.rules(for: flags).equals(of: character) : CodePointSet(character)
        case .set(let set): set
        default: nil
        }
    }

    /// Whether a set must be asked about code points: under the flag `u`, when it has members that are, or are made of, surrogates.
    private func takesCodePoints(_ set: CodePointSet) -> Bool {
        flags.contains(.unicode) && set.ranges.contains { $0.upperBound > 0xFFFF || $0.overlaps(0xD800...0xDFFF) }
    }

    private mutating func addAlternation(_ choices: [RegularExpressionNode]) {
        var jumps: [Int] = []
        for (offset, choice) in choices.enumerated() {
            if offset == choices.count - 1 {
                add(choice)
            } else {
                let fork = emit(.fork)
                add(choice)
                jumps.append(emit(.jump))
                code[fork].a = Int32(next)
            }
        }
        for jump in jumps { code[jump].a = Int32(next) }
    }

    private mutating func addAssertion(_ assertion: RegularExpressionAssertion) {
        let isMultiline = flags.contains(.multiline)
        switch assertion {
        case .start: emit(isMultiline ? .lineStart : .textStart)
        case .end: emit(isMultiline ? .lineEnd : .textEnd)
        case .wordBoundary, .notWordBoundary:
            let isFolded = flags.isSuperset(of: [.ignoreCase, .unicode])
            let set = number(of: isFolded ? .foldedWordCharacters : .wordCharacters)
            if case .wordBoundary = assertion { emit(.wordBoundary, set) } else { emit(.notWordBoundary, set) }
        }
    }

    private mutating func addLook(_ look: RegularExpressionLook) {
        let outerDirection = isBackward
        isBackward = look.isBehind
        let register = newRegister()
        if !look.isNegative { _ = newRegister() }
        let start = emit(look.isNegative ? .lookNot : .look, register)
        add(look.body)
        emit(look.isNegative ? .lookNotEnd : .lookEnd, register, 2 * look.groups.lowerBound, 2 * look.groups.upperBound)
        code[start].b = Int32(next)
        isBackward = outerDirection
    }

    // MARK: Repetitions

    private mutating func addRepetition(_ repetition: RegularExpressionRepetition) {
        guard repetition.maximum > 0 else { return }
        if repetition.bodyLengths.most == 0 {
            // All rounds are alike, and those beyond the minimum must not be empty: one round says it all.
            if repetition.minimum > 0 { add(repetition.body) }
        } else if !isBackward, let set = characters(of: repetition.body) {
            addRun(of: set, repetition)
        } else if repetition.minimum <= 1, repetition.maximum == RegularExpressionRepetition.unlimited {
            addUncountedLoop(repetition)
        } else if repetition.minimum == 0, repetition.maximum == 1 {
            let fork = emit(repetition.isGreedy ? .fork : .forkAway)
            let mark = addMark(repetition) { register in Self.instruction(.save, register) }
            add(repetition.body)
            if let mark { emit(.checkProgress, mark) }
            code[fork].a = Int32(next)
        } else {
            addCountedLoop(repetition)
        }
    }

    private mutating func addRun(of set: CodePointSet, _ repetition: RegularExpressionRepetition) {
        let number = number(of: set)
        let takesCodePoints = takesCodePoints(set)
        emit(repetition.isGreedy ? .run : .lazyRun, number, repetition.minimum, repetition.maximum)
        code[next - 1].takesCodePoints = takesCodePoints
        emit(repetition.isGreedy ? .runLess : .lazyRunMore, number, 0, -1)
        code[next - 1].takesCodePoints = takesCodePoints
    }

    /// `*` and `+`.
    private mutating func addUncountedLoop(_ repetition: RegularExpressionRepetition) {
        let fork: RegularExpressionOpcode = repetition.isGreedy ? .fork : .forkAway
        if repetition.minimum == 0 {
            let top = emit(fork)
            let mark = addMark(repetition) { register in Self.instruction(.save, register) }
            addRound(repetition, mark: mark)
            emit(.jumpBack, top)
            code[top].a = Int32(next)
        } else {
            // The first round may be empty: no position is equal to -1.
            let mark = addMark(repetition) { register in Self.instruction(.assign, register, -1) }
            let top = next
            addRound(repetition, mark: mark)
            let exit = emit(fork)
            if let mark { emit(.save, mark) }
            emit(.jumpBack, top)
            code[exit].a = Int32(next)
        }
    }

    private mutating func addCountedLoop(_ repetition: RegularExpressionRepetition) {
        let counter = newRegister()
        emit(.assign, counter, 0)
        let entry = emit(.jump)
        let top = emit(.increment, counter)
        let mark = addMark(repetition) { register in Self.instruction(.mark, register, counter, repetition.minimum) }
        addRound(repetition, mark: mark)
        code[entry].a = Int32(next)
        emit(.loop, counter, top)
        emit(.operands, repetition.minimum, repetition.maximum, repetition.isGreedy ? 1 : 0)
    }

    /// Adds an instruction that notes the start of a round, when the body can be empty.
    private mutating func addMark(
        _ repetition: RegularExpressionRepetition, _ instruction: (Int) -> RegularExpressionInstruction
    ) -> Int? {
        guard repetition.bodyLengths.least == 0 else { return nil }
        let register = newRegister()
        code.append(instruction(register))
        return register
    }

    /// Adds one round: forgets the groups inside, matches the body, and fails if it must not be empty but is.
    private mutating func addRound(_ repetition: RegularExpressionRepetition, mark: Int?) {
        if !repetition.groups.isEmpty { emit(.clear, 2 * repetition.groups.lowerBound, 2 * repetition.groups.upperBound) }
        add(repetition.body)
        if let mark { emit(.checkProgress, mark) }
    }

    /// Notes the unit that has to follow a run, so that giving back or taking characters skips the places where it does not.
    private mutating func noteWhatFollowsRuns() {
        for address in code.indices where code[address].opcode == .runLess || code[address].opcode == .lazyRunMore {
            var following = address + 1
            while code[following].opcode == .save { following += 1 }
            if code[following].opcode == .character { code[address].c = code[following].a }
        }
    }

    // MARK: Parts

    @discardableResult
    private mutating func emit(_ opcode: RegularExpressionOpcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) -> Int {
        code.append(Self.instruction(opcode, a, b, c))
        return next - 1
    }

    private static func instruction(_ opcode: RegularExpressionOpcode, _ a: Int, _ b: Int = 0, _ c: Int = 0) -> RegularExpressionInstruction
    {
        RegularExpressionInstruction(opcode: opcode, a: Int32(a), b: Int32(b), c: Int32(c))
    }

    private mutating func newRegister() -> Int {
        registerCount += 1
        return registerCount - 1
    }

    /// The number of a set in the program; equal sets are kept once.
    private mutating func number(of set: CodePointSet) -> Int {
        if let number = setNumbers[set] { return number }
        sets.append(set)
        setNumbers[set] = sets.count - 1
        return sets.count - 1
    }
}

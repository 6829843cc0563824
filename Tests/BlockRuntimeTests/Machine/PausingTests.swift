import BlockRuntime
import Testing

@Suite struct PausingTests {
    /// Counts from 0 to 3, one statement a round.
    private func counting() throws -> Program {
        var assembly = Assembly()
        let (zero, one, three) = (assembly.constant(0), assembly.constant(1), assembly.constant(3))
        assembly.main(
            registers: 2,
            Instruction(.loadConstant, a: 0, bc: Int32(zero)),
            Instruction(.statement),
            Instruction(.addConstant, a: 0, b: 0, c: one),
            short(Instruction(.jumpIfNotLessConstant, a: 0, b: three), 1),
            Instruction(.loop, bc: -4),
            Instruction(.finish, a: 0))
        return try assembly.program()
    }

    private func short(_ instruction: Instruction, _ distance: Int32) -> Instruction {
        var instruction = instruction
        instruction.nc = distance
        return instruction
    }

    private func machine(_ program: Program, isDebugged: Bool = true) throws -> Machine {
        var settings = RunSettings()
        settings.isDebugged = isDebugged
        let machine = Machine(program, settings: settings)
        try machine.start()
        return machine
    }

    @Test func withoutBreakpointsItRunsToItsEndAndCountsStatements() throws {
        let machine = try machine(try counting())
        machine.countsStatements = true
        #expect(machine.run().result == .number(3))
        #expect(machine.statementCount == 3)
    }

    @Test func aBreakpointPausesEveryTimeAndOthersMayShareTheProgram() throws {
        let program = try counting()
        let machine = try machine(program)
        let other = try self.machine(program)
        machine.setBreakpoints(at: [1])
        for count in 1...3 {
            guard case .paused = machine.run() else { return #expect(Bool(false)) }
            #expect(machine.statementCount == count)
            #expect(machine.frames.map(\.instruction) == [1])
        }
        #expect(machine.run().result == .number(3))
        #expect(other.run().result == .number(3))
    }

    @Test func whatNobodyWatchesIsNotCounted() throws {
        let machine = try machine(try counting())
        #expect(machine.run().result == .number(3))
        #expect(machine.statementCount == 0)
    }

    @Test func countingBeginsAndEndsInTheMiddle() throws {
        let machine = try machine(try counting())
        machine.setBreakpoints(at: [1])
        guard case .paused = machine.run() else { return #expect(Bool(false)) }
        machine.setBreakpoints(at: [])
        machine.pauseCount = machine.statementCount + 1
        guard case .paused = machine.run() else { return #expect(Bool(false)) }
        #expect(machine.statementCount == 2)
        machine.countsStatements = false
        #expect(machine.run().result == .number(3))
        #expect(machine.statementCount == 2)
    }

    @Test(arguments: [0, 1, 2, 5, 40]) func aPauseStepPausesAtTheNextStatement(step: Int) throws {
        // A round is a statement and a step.
        var assembly = Assembly()
        let (zero, one, hundred) = (assembly.constant(0), assembly.constant(1), assembly.constant(100))
        assembly.main(
            registers: 2,
            Instruction(.loadConstant, a: 0, bc: Int32(zero)),
            Instruction(.statement),
            Instruction(.addConstant, a: 0, b: 0, c: one),
            short(Instruction(.jumpIfNotLessConstant, a: 0, b: hundred), 1),
            Instruction(.loop, bc: -4),
            Instruction(.finish, a: 0))
        let machine = try machine(try assembly.program())
        machine.pauseStep = step
        guard case .paused = machine.run() else { return #expect(Bool(false)) }
        // The step that comes after so many is where the machine looks up.
        #expect(machine.stepCount == step + 1)
        #expect(machine.pauseStep == nil)
        #expect(machine.run().result == .number(100))
        #expect(machine.stepCount == 99)
    }

    /// Two statements without code, a jump behind a statement, and a loop that is nothing but a statement and its way back.
    private func awkward() throws -> Program {
        var assembly = Assembly()
        let (zero, one, two, four) = (assembly.constant(0), assembly.constant(1), assembly.constant(2), assembly.constant(4))
        assembly.main(
            registers: 2,
            Instruction(.statement),
            Instruction(.statement),
            Instruction(.loadConstant, a: 0, bc: Int32(zero)),
            Instruction(.statement),
            Instruction(.addConstant, a: 0, b: 0, c: one),
            short(Instruction(.jumpIfLessConstant, a: 0, b: two), -2),
            Instruction(.statement),
            short(Instruction(.jumpIfNotLessConstant, a: 0, b: four), 2),
            Instruction(.addConstant, a: 0, b: 0, c: one),
            Instruction(.loop, bc: -4),
            Instruction(.finish, a: 0))
        return try assembly.program()
    }

    @Test func everyBreakpointPausesWhenItsStatementBeginsAndNeverElse() throws {
        // 0, 1, 3 (the jump goes behind it), 6 three times.
        for chosen in [[0], [1], [3], [6], [0, 3], [1, 6], [0, 1, 3, 6]] {
            let machine = try machine(try awkward())
            machine.setBreakpoints(at: chosen)
            var places: [Int] = []
            while case .paused = machine.run() { places += machine.frames.map(\.instruction) }
            #expect(places == [0, 1, 3, 6, 6, 6].filter(chosen.contains))
        }
        let machine = try machine(try awkward())
        machine.countsStatements = true
        #expect(machine.run().result == .number(4))
        #expect(machine.statementCount == 6)
    }

    @Test func breakpointsAreSetAndTakenAwayAnywhere() throws {
        // Every set of watched statements at every pause leads to the same end.
        for number in 0..<64 {
            let machine = try machine(try awkward())
            machine.pauseCount = 1
            var count = 0
            while case .paused = machine.run() {
                let bits = number >> (count % 6)
                machine.setBreakpoints(at: [0, 1, 3, 6].enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
                machine.countsStatements = bits & 2 == 0
                machine.pauseCount = bits & 2 == 0 ? machine.statementCount + 1 : nil
                count += 1
            }
            #expect(machine.run().result == .number(4))
            #expect(machine.stepCount == 2)
        }
    }

    @Test func breakpointsThatAreTakenAwayDoNotPause() throws {
        let machine = try machine(try counting())
        machine.setBreakpoints(at: [1])
        guard case .paused = machine.run() else { return #expect(Bool(false)) }
        machine.setBreakpoints(at: [])
        #expect(machine.run().result == .number(3))
    }

    @Test func onlyStatementsTakeBreakpoints() throws {
        let machine = try machine(try counting())
        machine.setBreakpoints(at: [-1, 0, 2, 5, 99])
        #expect(machine.run().result == .number(3))
    }

    @Test func aPauseCountPausesThere() throws {
        let machine = try machine(try counting())
        machine.pauseCount = 2
        guard case .paused = machine.run() else { return #expect(Bool(false)) }
        #expect(machine.statementCount == 2)
        #expect(machine.run().result == .number(3))
    }

    @Test func aRequestPausesAtTheNextStatement() throws {
        let program = try counting()
        var settings = RunSettings()
        settings.isDebugged = true
        settings.collectsAtEverySafepoint = true
        let machine = Machine(program, settings: settings)
        try machine.start()
        machine.countsStatements = true
        machine.pauseRequest.set()
        guard case .paused = machine.run() else { return #expect(Bool(false)) }
        #expect(machine.statementCount == 2)
        #expect(machine.run().result == .number(3))
    }

    /// Throws a number inside a `try`, then throws the caught one again.
    private func throwing() throws -> Program {
        var assembly = Assembly()
        let seven = assembly.constant(7)
        assembly.main(
            registers: 2, handlers: [Program.ExceptionHandler(guarded: 0..<2, target: 3, register: 1)],
            Instruction(.loadConstant, a: 0, bc: Int32(seven)),
            Instruction(.throw_, a: 0),
            Instruction(.finish, a: 0),
            Instruction(.move, a: 0, b: 1),
            Instruction(.throw_, a: 0))
        return try assembly.program()
    }

    @Test func itPausesAtEveryErrorBeforeTheHandlerRuns() throws {
        let machine = try machine(try throwing())
        machine.errorPauses = .always
        var places: [Int] = []
        while case .paused = machine.run() {
            #expect(machine.errorAtPause.map { machine.copy($0) } == .number(7))
            places += machine.frames.map(\.instruction)
        }
        // Both throw the same value, so the second is told from the first by where it is.
        #expect(places == [1, 4])
    }

    @Test func itPausesAtErrorsThatNothingTakesIn() throws {
        let machine = try machine(try throwing())
        machine.errorPauses = .uncaught
        var places: [Int] = []
        while case .paused = machine.run() { places += machine.frames.map(\.instruction) }
        #expect(places == [4])
    }

    @Test func aMachineThatIsNotDebuggedNeverPauses() throws {
        let machine = try machine(try counting(), isDebugged: false)
        machine.setBreakpoints(at: [1])
        machine.errorPauses = .always
        #expect(machine.run().result == .number(3))
    }
}

import BlockRuntime

/// How a debugged program goes on.
public enum Movement: Sendable, Equatable {
    /// To the first statement.
    case start
    /// To the next statement, inside calls and callbacks too.
    case into
    /// To the next statement that is not inside a call or callback of this one.
    case over
    /// To the statement after the call, or the callback's end.
    case out
    /// To the next breakpoint or error.
    case on
    /// To a statement, by its instruction, or to whatever comes first.
    case until([Int])
    /// To the statement before.
    case back
    /// To the breakpoint before.
    case backToBreakpoint
}

/// Where a machine pauses: at the breakpoints, and at more statements.
enum Stops: Equatable {
    /// At the breakpoints only.
    case breakpoints
    /// At these instructions too.
    case instructions(Set<Int>)
    /// At the statements of these functions, and of callbacks, too.
    case functions(Set<Int>)
    /// At all statements.
    case everywhere
}

/// What a movement is on the lookout for.
struct Plan {
    let movement: Movement
    /// The call from which it starts.
    private let origin: (fiber: Int, depth: Int)?
    /// The statements where it may end.
    let stops: Stops
    /// The count of statements at which it ends.
    let pauseCount: Int?

    init(_ movement: Movement, _ session: DebugSession) {
        self.movement = movement
        let machine = session.machine
        let frames = movement == .over || movement == .out ? machine.frames : []
        origin = frames.first.map { ($0.fiber, $0.depth) }
        if case .until(let instructions) = movement {
            stops = .instructions(Set(instructions))
        } else {
            stops = frames.isEmpty ? .breakpoints : .functions(Set(frames.map(\.function)))
        }
        pauseCount = movement == .into || movement == .start ? machine.statementCount + 1 : nil
    }

    /// Whether it ends where the program has paused.
    func isReached(_ session: DebugSession) -> Bool {
        let machine = session.machine
        guard let frame = machine.innermostFrame else { return false }
        if case .instructions(let instructions) = stops { return instructions.contains(frame.instruction) }
        guard let origin else { return false }
        if frame.fiber != origin.fiber { return !machine.fibers.contains(origin.fiber) }
        return frame.depth < origin.depth || movement == .over && frame.depth == origin.depth
    }
}

extension DebuggedProgram {
    /// The functions that run as callbacks.
    var callbackFunctions: Set<Int> {
        Set(program.code.compactMap { $0.opcode == .makeCallback ? Int($0.bc) : nil })
    }
}

import BlockHost
import BlockRuntime

/// A moment of a run: one that gets the same answers comes to it again, and to each only once.
///
/// Within a step, which is a round of a loop or a call, no fiber passes an instruction twice in the same call.
struct Moment: Equatable {
    /// Steps that were taken.
    var stepCount: Int
    /// The call, and where it stands.
    var fiber: Int
    var depth: Int
    var instruction: Int
    /// Whether an error was thrown there.
    var isAtError: Bool
}

/// Going back is going again, at full speed up to shortly before the place, then statement by statement.
extension DebugSession {
    /// Statements that have begun; where they were not counted, the run is made again to count them.
    public var statementCount: Int {
        if !isCountKnown, !isReady {
            let (saved, moment) = (state, moment)
            replay(near: machine.stepCount, to: moment, isCounting: true)
            state = saved
        }
        return machine.statementCount
    }

    /// Whether `statementCount` is there, or takes no time that people notice.
    var isCountAtHand: Bool { isCountKnown || machine.stepCount < Self.fewSteps }

    private static let fewSteps = 1_000_000

    /// Makes the run anew up to a count of statements; the first is as far back as it goes.
    @discardableResult
    public func rewind(to count: Int) -> State {
        let target = max(1, count)
        restart(isCounting: true)
        machine.pauseCount = target
        go {
            _ = metBreakpoints(isReplay: true)
            if machine.statementCount < target {
                // A request to pause meanwhile is not heard.
                machine.pauseCount = target
                return nil
            }
            return target == 1 ? .entry : .step
        }
        return state
    }

    /// Where the program stands; nil where it does not run.
    var moment: Moment? {
        guard case .paused(let pause) = state else { return nil }
        return moment(isAtError: pause.isAtError)
    }

    private func moment(isAtError: Bool) -> Moment? {
        machine.innermostFrame.map {
            Moment(
                stepCount: machine.stepCount, fiber: $0.fiber, depth: $0.depth, instruction: $0.instruction, isAtError: isAtError)
        }
    }

    /// Goes back to the statement that began last before the present moment; the first is as far as it goes.
    func rewindToStatement() -> State {
        let (present, stepCount) = (moment, machine.stepCount)
        var window = Self.stepsBefore
        while true {
            var last: Moment?
            replay(near: stepCount, window, to: present) { here, _, isNear in if isNear { last = here } }
            if let last {
                replay(near: last.stepCount, to: last)
                return state
            }
            if window >= stepCount { return state }
            window = window > stepCount / 100 ? stepCount : window * 100
        }
    }

    /// Goes back to where a breakpoint last held, or to the beginning.
    func rewindToBreakpoint() -> State {
        var last: (moment: Moment, numbers: [Int])?
        replay(near: machine.stepCount, to: moment) { here, numbers, _ in if !numbers.isEmpty { last = (here, numbers) } }
        guard let last else { return rewind(to: 1) }
        replay(near: last.moment.stepCount, to: last.moment)
        state = .paused(Pause(reason: .breakpoint(last.numbers)))
        return state
    }

    /// Steps before a moment from which a run that is made again goes statement by statement.
    private static let stepsBefore = 100

    /// Makes the run anew up to a moment, or to its end.
    ///
    /// - Parameters:
    ///   - stepCount: the steps that it takes up to there.
    ///   - window: how many of the last of them are gone statement by statement.
    ///   - isCounting: whether all statements are counted.
    ///   - visit: takes the moments of breakpoints, which must have held or have no number, and of all statements in the window.
    private func replay(
        near stepCount: Int, _ window: Int = stepsBefore, to target: Moment?, isCounting: Bool = false,
        _ visit: (_ here: Moment, _ breakpoints: [Int], _ isNear: Bool) -> Void = { _, _, _ in }
    ) {
        restart(isCounting: isCounting || stepCount <= window)
        if stepCount > window { machine.pauseStep = stepCount - window } else { machine.pauseCount = 1 }
        if target?.isAtError ?? false { machine.errorPauses = .always }
        var isFirst = stepCount <= window
        go {
            let isNear = machine.pauseStep == nil
            // A request to pause meanwhile is not heard.
            if !isNear { (machine.pauseCount, machine.countsStatements) = (nil, isCounting) }
            if let error = machine.errorAtPause {
                return moment(isAtError: true) == target ? .error(machine.copy(error)) : nil
            }
            let numbers = metBreakpoints(isReplay: true)
            guard let here = moment(isAtError: false) else { return nil }
            if here == target { return isFirst ? .entry : .step }
            isFirst = false
            visit(here, numbers, isNear)
            if isNear { machine.pauseCount = machine.statementCount + 1 }
            return nil
        }
    }

    /// Makes the machine and the host anew, with the answers that were given so far.
    private func restart(isCounting: Bool) {
        log.rewind()
        for offset in breakpoints.indices { breakpoints[offset].hitCount = 0 }
        driver = ProgramDriver(Machine(program.program, settings: settings), Host(hostSettings))
        machine.pauseRequest = interruption
        machine.countsStatements = isCounting
        isCountKnown = isCounting
        // This machine has not been told anything yet.
        stops = nil
        pause(at: .breakpoints)
        driver.start()
    }
}

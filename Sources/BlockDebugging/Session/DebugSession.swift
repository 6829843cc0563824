public import BackendlessUsers
public import BlockHost
public import BlockRuntime

/// One program being debugged: goes on to the next place of interest, forwards or backwards, and tells what it finds there.
///
/// A machine that gets the same answers does the same, so going back is going again: the answers of the host are kept, the run is made
/// anew up to the place before, and nothing that was printed or asked happens twice.
public final class DebugSession {
    /// What is debugged.
    public let program: DebuggedProgram
    /// Set from any thread to pause the run before its next statement.
    public let interruption: CancellationFlag
    /// Where it pauses.
    public internal(set) var breakpoints: [Breakpoint] = []
    /// The values at whose change it pauses.
    public private(set) var watches: [Watch] = []
    /// At which errors it pauses.
    public var errorPauses = ErrorPauses.uncaught
    /// Where it is.
    public internal(set) var state = State.ready
    /// Takes what breakpoints with a log message say.
    public var say: (String) -> Void = { _ in }

    let settings: RunSettings
    let hostSettings: HostSettings
    let log = HostLog()
    var driver: ProgramDriver
    /// Whether the machine has counted every statement since its start.
    var isCountKnown = false
    private var lastNumber = 0
    /// The numbers of the breakpoints, by what they do.
    private var numbers: [Breakpoint.Purpose: Int] = [:]
    /// What places stand for, whether or not a breakpoint stands there: breakpoints at the same place share one list of instructions.
    private var spots: [Breakpoint.Place: Spot] = [:]
    /// Where breakpoints stand; nil when they have changed since it was made.
    private var knownStands: BreakpointsByInstruction?
    /// What the machine was last told to pause at; nil when breakpoints have changed since.
    var stops: Stops?

    /// What a place stands for.
    private struct Spot {
        var instructions: [Int]
        var site: Program.BlockSite?
    }

    /// The variables that can be seen where the last breakpoint with a condition was added: many conditions may be given for one place.
    private var visibleNames: (place: Breakpoint.Place, names: [String])?

    /// Where a session is.
    public enum State {
        /// The program has not started.
        case ready
        /// It stands still.
        case paused(Pause)
        /// It is over.
        case ended(RunReport)
    }

    /// A place where a program stands still.
    public struct Pause: Sendable {
        /// Why.
        public var reason: Reason
    }

    /// Why a program stands still.
    public enum Reason: Sendable {
        /// The program begins.
        case entry
        /// A movement came to its end.
        case step
        /// Breakpoints of these numbers.
        case breakpoint([Int])
        /// A value changed.
        case watch(Int, old: HostValue, new: HostValue)
        /// An error was thrown here.
        case error(HostValue)
        /// It was asked to from outside.
        case interruption
    }

    /// Makes a session of a program that has not started.
    ///
    /// - Parameters:
    ///   - settings: what the run starts from; its time is not limited, because people think longer than programs.
    ///   - host: who answers; waits and intervals take no time.
    ///   - interruption: what pauses the run from other threads.
    public init(
        _ program: DebuggedProgram, settings: RunSettings, host: HostSettings, interruption: CancellationFlag = CancellationFlag()
    ) {
        self.program = program
        self.interruption = interruption
        var settings = settings
        settings.isDebugged = true
        settings.recordsCoverage = false
        settings.limits.timeSeconds = 0
        self.settings = settings
        var host = host
        host.isRealTime = false
        host.isRecording = true
        // The users and tables outlive the hosts of runs that are made again.
        if host.users == nil || host.data == nil {
            let first = Host(host)
            (host.users, host.data) = (first.users, first.data)
        }
        let (log, print, answer) = (log, host.print, host.answer)
        host.print = { log.print($0, print) }
        host.answer = { log.answer(answer) }
        hostSettings = host
        driver = ProgramDriver(Machine(program.program, settings: settings), Host(host))
        driver.machine.pauseRequest = interruption
    }

    /// The machine, which stands still.
    public var machine: Machine { driver.machine }

    /// Takes secrets out of what is shown.
    public var secrets: SecretKeeper { hostSettings.secrets }

    /// The calls that the program made so far.
    public var calls: [RunReport.Call] { driver.report.calls }

    /// The users as they are where the program stands; nil when they are not in memory, or more than a hundred.
    public var users: [UserRow]? { log.table(of: driver.host.users) }

    /// The columns of the users.
    var userColumns: [UserColumn] { HostLog.columns(of: driver.host.users) }

    // MARK: Breakpoints and watches

    /// Adds a breakpoint; where there is one that does the same, gives that.
    ///
    /// - Parameters:
    ///   - condition: what must hold for it to pause; nil for nothing.
    ///   - skippedHits: how many times it must be met before it pauses.
    ///   - logMessage: what to say in the place of pausing.
    /// - Returns: the breakpoint, or the earlier one.
    /// - Throws: `DebugMessage` where no statement is meant, or the condition names a variable that none of them can see.
    @discardableResult
    public func addBreakpoint(
        at place: Breakpoint.Place, if condition: Condition? = nil, skippedHits: Int = 0, logMessage: String? = nil
    ) throws(DebugMessage) -> Breakpoint {
        let resolvedPlace = program.resolved(place)
        var breakpoint = Breakpoint(number: lastNumber + 1, place: place, resolvedPlace: resolvedPlace)
        breakpoint.condition = condition
        breakpoint.skippedHits = skippedHits
        breakpoint.logMessage = logMessage
        if let offset = numbers[breakpoint.purpose].flatMap({ self.offset(ofBreakpoint: $0) }) { return breakpoints[offset] }
        let spot: Spot
        if let known = spots[resolvedPlace] {
            spot = known
        } else {
            let statements = try program.statements(at: place)
            spot = Spot(instructions: statements.map(\.instruction), site: statements.first?.site)
            spots[resolvedPlace] = spot
        }
        if let condition {
            if visibleNames?.place != resolvedPlace {
                visibleNames = (resolvedPlace, Array(program.variableNames(at: spot.instructions)))
            }
            for path in condition.paths { _ = try Self.name(in: path, among: visibleNames?.names ?? []) }
        }
        breakpoint.instructions = spot.instructions
        breakpoint.site = spot.site
        lastNumber = breakpoint.number
        numbers[breakpoint.purpose] = breakpoint.number
        breakpoints.append(breakpoint)
        forgetStands()
        return breakpoint
    }

    /// Changes a breakpoint.
    public func changeBreakpoint(_ number: Int, _ change: (inout Breakpoint) -> Void) {
        guard let offset = offset(ofBreakpoint: number) else { return }
        forgetPurpose(of: breakpoints[offset])
        change(&breakpoints[offset])
        numbers[breakpoints[offset].purpose] = number
    }

    /// Takes a breakpoint or watch away; false when there is none of that number.
    public func remove(_ number: Int) -> Bool {
        if let offset = offset(ofBreakpoint: number) {
            forgetPurpose(of: breakpoints.remove(at: offset))
            forgetStands()
            return true
        }
        let count = watches.count
        watches.removeAll { $0.number == number }
        return watches.count < count
    }

    /// Takes all breakpoints away for which a function says so.
    public func removeBreakpoints(where isUnwanted: (Breakpoint) -> Bool) {
        breakpoints.removeAll(where: isUnwanted)
        numbers = Dictionary(breakpoints.map { ($0.purpose, $0.number) }) { first, _ in first }
        forgetStands()
    }

    /// Takes all watches away.
    public func removeWatches() { watches = [] }

    /// The offset of a breakpoint; their numbers ascend.
    private func offset(ofBreakpoint number: Int) -> Int? {
        let offset = breakpoints.offset { $0.number >= number }
        return offset < breakpoints.count && breakpoints[offset].number == number ? offset : nil
    }

    private func forgetPurpose(of breakpoint: Breakpoint) {
        if numbers[breakpoint.purpose] == breakpoint.number { numbers[breakpoint.purpose] = nil }
    }

    private func forgetStands() { (knownStands, stops) = (nil, nil) }

    /// Which breakpoints stand at which instruction. It is made anew only when breakpoints have changed.
    var stands: BreakpointsByInstruction {
        if let knownStands { return knownStands }
        let made = BreakpointsByInstruction(breakpoints)
        knownStands = made
        return made
    }

    /// Adds a watch of a variable that is in scope.
    @discardableResult
    public func addWatch(_ path: String) throws(DebugMessage) -> Watch {
        let frames = machine.frames
        let (name, _, isLocal) = try find(path, in: frames.first)
        lastNumber += 1
        let unit = frames.first.map { program.program.functions[$0.function].unit } ?? 0
        var watch = Watch(number: lastNumber, path: path, name: name, unit: unit)
        if isLocal, let frame = frames.first { watch.frame = (frame.fiber, frame.depth, frame.function) }
        watch.value = value(of: watch)
        watches.append(watch)
        return watch
    }

    // MARK: Moving

    /// Goes on until the next place of interest.
    @discardableResult
    public func move(_ movement: Movement) -> State {
        switch movement {
        case .back: return rewindToStatement()
        case .backToBreakpoint: return rewindToBreakpoint()
        default: break
        }
        let plan = Plan(movement, self)
        machine.errorPauses = errorPauses
        machine.countsStatements = plan.pauseCount != nil || !watches.isEmpty
        machine.pauseCount = plan.pauseCount
        isCountKnown = machine.countsStatements && (isCountKnown || isReady)
        pause(at: watches.isEmpty ? plan.stops : .everywhere)
        switch state {
        case .ready: driver.start()
        case .paused: driver.takePause()
        case .ended: return state
        }
        go { self.reason(plan) }
        return state
    }

    /// Tells the machine where to pause. It goes through all statements of the program then, so it is not told the same twice.
    func pause(at wanted: Stops) {
        if stops == wanted { return }
        stops = wanted
        switch wanted {
        case .breakpoints: machine.setBreakpoints(at: stands.instructions)
        case .instructions(let others): machine.setBreakpoints(at: stands.instructions.union(others))
        case .functions(let functions):
            let all = functions.union(program.callbackFunctions)
            let others = program.statements.filter { all.contains($0.function) }.map(\.instruction)
            machine.setBreakpoints(at: stands.instructions.union(others))
        case .everywhere: machine.setBreakpoints(at: program.statements.map(\.instruction))
        }
    }

    /// Drives the program until a function gives a reason to stop, or it is over.
    func go(_ reason: () -> Reason?) {
        while let need = driver.advance() {
            switch need {
            case .users(let call): driver.take(log.reply(from: driver.host.users) { driver.host.perform(call) })
            case .data(let call): driver.take(log.reply(from: driver.host.users) { driver.host.perform(call) })
            case .time: driver.takeTime()
            case .pause:
                if let reason = reason() {
                    state = .paused(Pause(reason: reason))
                    for offset in watches.indices { watches[offset].value = value(of: watches[offset]) ?? watches[offset].value }
                    return
                }
                driver.takePause()
            }
        }
        state = .ended(driver.report)
    }

    /// Why the program is to stand still where it has paused; nil when it goes on.
    private func reason(_ plan: Plan) -> Reason? {
        if let error = machine.errorAtPause { return .error(machine.copy(error)) }
        let met = metBreakpoints()
        if !met.isEmpty { return .breakpoint(met) }
        for watch in watches {
            if let new = value(of: watch), let old = watch.value, new != old { return .watch(watch.number, old: old, new: new) }
        }
        if machine.pauseCount == machine.statementCount {
            return plan.pauseCount == machine.statementCount ? plan.movement == .start ? .entry : .step : .interruption
        }
        return plan.isReached(self) ? .step : nil
    }

    /// The breakpoints at the present place that hold; each counts a hit.
    func metBreakpoints(isReplay: Bool = false) -> [Int] {
        guard let frame = machine.innermostFrame else { return [] }
        var met: [Int] = []
        for offset in stands.offsets(at: frame.instruction) {
            if let condition = breakpoints[offset].condition, !condition.holds({ self.value(ofPath: $0, in: frame) }) { continue }
            breakpoints[offset].hitCount += 1
            if breakpoints[offset].hitCount <= breakpoints[offset].skippedHits { continue }
            guard let message = breakpoints[offset].logMessage else {
                met.append(breakpoints[offset].number)
                continue
            }
            if !isReplay { say(filled(message, in: frame)) }
        }
        return met
    }
}

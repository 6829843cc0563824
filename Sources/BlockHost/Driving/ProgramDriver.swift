public import BackendlessTables
public import BackendlessUsers
public import BlockRuntime
public import OrderedJSON

/// Drives a machine to its end: runs it, has its calls answered, runs the callbacks of its timers, and makes the report.
///
///     let report = ProgramDriver(Machine(program), Host(settings)).run()
///
/// `run` waits on the calling thread for services that answer later; whoever must not wait uses `advance` and `take`.
public final class ProgramDriver {
    /// The machine that is driven.
    public let machine: Machine
    /// Who answers.
    public let host: Host
    // A driver belongs to one thread at a time, and what it drives does not come back to it.
    @exclusivity(unchecked) private var phase = Phase.start
    @exclusivity(unchecked) private var need: Need?
    /// Rounds of timers that are still to be run.
    @exclusivity(unchecked) private var roundsLeft: Int
    @exclusivity(unchecked) private var round: [TimerTable.Timer] = []
    /// The timer whose callback runs.
    @exclusivity(unchecked) private var running: TimerTable.Timer?
    /// Whether the time that passes is that until `running` runs.
    @exclusivity(unchecked) private var isTimerDue = false
    private let deadline: Double?

    private enum Phase { case start, unit, timers, over }

    /// What a run waits for.
    public enum Need: Sendable {
        /// The user service is to be asked; its answer goes to `take`.
        case users(UserCall)
        /// The data service is to be asked; its answer goes to `take`.
        case data(DataCall)
        /// Time is to pass, then `takeTime` is called.
        case time(milliseconds: Double)
        /// The machine, which is debugged, has paused; `takePause` lets it go on.
        case pause
    }

    /// Makes a driver of a machine that has not started.
    public init(_ machine: Machine, _ host: Host) {
        self.machine = machine
        self.host = host
        roundsLeft = host.context.intervalTicks
        let seconds = machine.settings.limits.timeSeconds
        deadline = seconds > 0 ? RealTime.milliseconds() + seconds * 1_000 : nil
    }

    /// Runs the program to its end, waiting for whatever it waits for.
    ///
    /// - Parameter unit: an offset into the program's units.
    public func run(unit: Int = 0) -> RunReport {
        start(unit: unit)
        while let need = advance() {
            switch need {
            case .users(let call): take(host.perform(call, unless: { isOver }))
            case .data(let call): take(host.perform(call, unless: { isOver }))
            case .time(let milliseconds):
                RealTime.sleep(milliseconds: milliseconds, unless: machine.cancellation)
                takeTime()
            case .pause: takePause()
            }
        }
        return report
    }

    /// Whether the run is to end, whatever it waits for.
    private var isOver: Bool { machine.cancellation.isSet || deadline.map { RealTime.milliseconds() >= $0 } ?? false }

    /// The report so far; whole when `advance` has returned nil.
    public var report: RunReport { host.report }

    /// Readies a unit to run, with the arguments of the context.
    public func start(unit: Int = 0) {
        phase = .unit
        do throws(LimitStop) {
            try machine.start(unit: unit, arguments: host.open(in: machine))
        } catch {
            end(stoppedBy: error)
        }
    }

    /// Runs until the program is over or something is to be waited for.
    ///
    /// - Returns: what is to be waited for; nil when the report is whole.
    public func advance() -> Need? {
        while phase != .over {
            if machine.cancellation.isSet {
                need = nil
                end(stoppedBy: LimitStop(limit: .cancelled, trace: machine.pendingTrace))
                break
            }
            if let need { return need }
            switch machine.run() {
            case .suspended(let call): answer(call)
            case .finished(let result):
                if phase == .unit { host.report.result = result }
                settleOrStop()
            case .failed(let error):
                if phase == .unit { fail(error) }
                settleOrStop()
            case .stopped(let stop): end(stoppedBy: stop)
            case .paused: need = .pause
            }
        }
        return nil
    }

    /// Gives the service's answer.
    public func take(_ reply: Result<JSONValue, UserFault>) {
        let answered = need
        switch answered {
        case .users?, .data?: need = nil
        default: return
        }
        if isOutOfTime() { return }
        do throws(LimitStop) {
            try host.holdServices(in: machine)
            switch answered {
            case .users(let call)?: apply(host.answer(to: call, reply))
            case .data(let call)?: apply(host.answer(to: call, reply))
            default: break
            }
        } catch {
            end(stoppedBy: error)
        }
    }

    /// Lets a paused machine go on.
    public func takePause() {
        if case .pause? = need { need = nil }
    }

    /// Says that the time asked for has passed.
    public func takeTime() {
        guard case .time? = need else { return }
        need = nil
        if isOutOfTime() { return }
        if let timer = running, isTimerDue {
            isTimerDue = false
            machine.start(callback: timer.callback)
        } else {
            machine.resume(returning: .undefined)
        }
    }

    // MARK: Answers

    private func answer(_ call: HostCall) {
        do throws(LimitStop) {
            apply(try host.answer(call, in: machine))
        } catch {
            end(stoppedBy: error)
        }
    }

    private func apply(_ answer: HostAnswer) {
        host.settings.onAnswer?(answer)
        switch answer {
        case .value(let value): machine.resume(returning: value)
        case .json(let json): machine.resume { PlainJSON.make(json, with: &$0) }
        case .error(let error): machine.resume(throwing: error)
        case .property(let name, let sharedName): machine.resume(returningProperty: name, ofShared: sharedName)
        case .unit(let unit): machine.resume(calling: unit)
        case .ask(let call): need = .users(call)
        case .askData(let call): need = .data(call)
        case .wait(let milliseconds): need = .time(milliseconds: untilDeadline(milliseconds))
        case .stop(let limit): end(stoppedBy: LimitStop(limit: limit, trace: machine.pendingTrace))
        case .unanswered(let message, let hint):
            host.report.status = .failed
            host.report.thrown = .error(HostError(name: "UnansweredCall", message: message))
            host.report.cause = .unanswered
            host.report.hint = hint
            host.report.trace = machine.pendingTrace
            finishReport()
        }
    }

    // MARK: Ends

    private func fail(_ error: RuntimeError) {
        host.report.status = .failed
        host.report.thrown = error.thrown
        host.report.trace = error.trace
        if case .error(let thrown) = error.thrown, let message = host.unreachableMessage, thrown.message == message {
            host.report.cause = .unreachable
        }
    }

    private func end(stoppedBy stop: LimitStop) {
        host.report.status = .stopped
        host.report.limit = stop.limit
        host.report.trace = stop.trace
        finishReport()
    }

    private func finishReport() {
        phase = .over
        host.finishReport(of: machine)
    }

    private func isOutOfTime() -> Bool {
        guard let deadline, RealTime.milliseconds() >= deadline else { return false }
        end(stoppedBy: LimitStop(limit: .time, trace: machine.pendingTrace))
        return true
    }

    private func untilDeadline(_ milliseconds: Double) -> Double {
        deadline.map { min(milliseconds, max(0, $0 - RealTime.milliseconds())) } ?? milliseconds
    }

    // MARK: Timers

    private func settleOrStop() {
        do throws(LimitStop) {
            try settle()
        } catch {
            end(stoppedBy: error)
        }
    }

    /// The unit or a callback is done: goes on with the next callback, or ends the run.
    ///
    /// - Source: formats, "Time and concurrency". Ours: timeouts that the unit started run before the rounds of intervals.
    private func settle() throws(LimitStop) {
        if let timer = running {
            running = nil
            if let error = machine.callbackErrors.dropFirst(host.report.callbackErrors.count).first {
                try machine.hold(byteCount: 2 * error.thrown.keptByteCount)
                host.report.callbackErrors.append(RunReport.CallbackError(timerID: timer.timerID, error: error.thrown))
            }
        }
        if host.settings.isRealTime { return waitForTimer() }
        if phase == .unit { round = host.timers.timeouts.reversed() }
        phase = .timers
        while true {
            while !round.isEmpty {
                let timer = round.removeLast()
                guard host.timers.isLive(timer) else { continue }
                host.timers.fire(timer, now: 0)
                running = timer
                return machine.start(callback: timer.callback)
            }
            guard roundsLeft > 0, !host.timers.isEmpty else { return finishReport() }
            roundsLeft -= 1
            round = host.timers.live.reversed()
        }
    }

    private func waitForTimer() {
        phase = .timers
        guard host.report.status == .finished, let timer = host.timers.next else { return finishReport() }
        let now = RealTime.milliseconds()
        host.timers.fire(timer, now: now)
        running = timer
        isTimerDue = true
        need = .time(milliseconds: untilDeadline(timer.due - now))
    }
}

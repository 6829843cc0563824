import BlockRuntime

/// The intervals and timeouts that a program has started and that still run, in start order.
struct TimerTable {
    struct Timer {
        /// What the program called it; one that JavaScript takes for false cannot be named again.
        let timerID: HostValue
        let callback: CallbackReference
        let delayMilliseconds: Double
        /// Whether it is an interval; a timeout runs once.
        let repeats: Bool
        /// Tells timers of one name apart.
        let number: Int
        /// When it runs next, in milliseconds of real time.
        var due: Double
    }

    private(set) var live: [Timer] = []
    private var count = 0

    /// Starts a timer; an earlier one of the same name ends.
    ///
    /// - Returns: the callbacks that are no longer needed.
    mutating func start(
        _ timerID: HostValue, _ callback: CallbackReference, delay: HostValue, repeats: Bool, now: Double
    ) -> [CallbackReference] {
        let ended = end(timerID)
        count += 1
        // As in browsers, nothing is due sooner than after a millisecond.
        var milliseconds = 1.0
        if case .number(let number) = delay, number.isFinite { milliseconds = max(1, number) }
        live.append(
            Timer(
                timerID: timerID, callback: callback, delayMilliseconds: milliseconds, repeats: repeats, number: count,
                due: now + milliseconds))
        return ended
    }

    /// Ends the timer of a name.
    ///
    /// - Returns: the callbacks that are no longer needed.
    mutating func end(_ timerID: HostValue) -> [CallbackReference] {
        guard timerID.isTruthy else { return [] }
        let key = timerID.javaScriptText()
        let isNamed: (Timer) -> Bool = { $0.timerID.isTruthy && $0.timerID.javaScriptText() == key }
        let ended = live.filter(isNamed).map(\.callback)
        live.removeAll(where: isNamed)
        return ended
    }

    /// Whether a timer has neither been ended nor, as a timeout, run.
    func isLive(_ timer: Timer) -> Bool { live.contains { $0.number == timer.number } }

    /// The timeouts, soonest first.
    var timeouts: [Timer] {
        live.filter { !$0.repeats }.sorted { ($0.delayMilliseconds, $0.number) < ($1.delayMilliseconds, $1.number) }
    }

    /// The timer that is due first.
    var next: Timer? { live.min { ($0.due, $0.number) < ($1.due, $1.number) } }

    /// Says that a timer is about to run: a timeout is over, an interval is due again later.
    mutating func fire(_ timer: Timer, now: Double) {
        guard let offset = live.firstIndex(where: { $0.number == timer.number }) else { return }
        if timer.repeats {
            live[offset].due = max(now, timer.due + timer.delayMilliseconds)
        } else {
            live.remove(at: offset)
        }
    }
}

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

        /// About how many bytes it takes beside its id, here and in the machine.
        static let keptByteCount = 256
    }

    private var timers: [Int: Timer] = [:]
    /// The numbers of the timers that can be named.
    private var numbersByName: [String: Int] = [:]
    private var count = 0

    /// The timers that run, in the order in which they were started.
    var live: [Timer] { timers.values.sorted { $0.number < $1.number } }

    /// Whether none runs.
    var isEmpty: Bool { timers.isEmpty }

    /// Starts a timer; an earlier one of the same name ends.
    ///
    /// - Returns: the timer that is no longer needed.
    mutating func start(
        _ timerID: HostValue, _ callback: CallbackReference, delay: HostValue, repeats: Bool, now: Double
    ) -> Timer? {
        let ended = end(timerID)
        count += 1
        // As in browsers, nothing is due sooner than after a millisecond.
        var milliseconds = 1.0
        if case .number(let number) = delay, number.isFinite { milliseconds = max(1, number) }
        timers[count] = Timer(
            timerID: timerID, callback: callback, delayMilliseconds: milliseconds, repeats: repeats, number: count, due: now + milliseconds)
        if let name = Self.name(timerID) { numbersByName[name] = count }
        return ended
    }

    /// Ends the timer of a name.
    ///
    /// - Returns: the timer that is no longer needed.
    mutating func end(_ timerID: HostValue) -> Timer? {
        guard let name = Self.name(timerID), let number = numbersByName.removeValue(forKey: name) else { return nil }
        return timers.removeValue(forKey: number)
    }

    /// The text that names a timer; nil for an id that JavaScript takes for false.
    private static func name(_ timerID: HostValue) -> String? { timerID.isTruthy ? timerID.javaScriptText() : nil }

    /// Whether a timer has neither been ended nor, as a timeout, run.
    func isLive(_ timer: Timer) -> Bool { timers[timer.number] != nil }

    /// The timeouts, soonest first.
    var timeouts: [Timer] {
        timers.values.filter { !$0.repeats }.sorted { ($0.delayMilliseconds, $0.number) < ($1.delayMilliseconds, $1.number) }
    }

    /// The timer that is due first.
    var next: Timer? { timers.values.min { ($0.due, $0.number) < ($1.due, $1.number) } }

    /// Says that a timer is about to run: a timeout is over, an interval is due again later.
    mutating func fire(_ timer: Timer, now: Double) {
        guard timers[timer.number] != nil else { return }
        if timer.repeats {
            timers[timer.number]?.due = max(now, timer.due + timer.delayMilliseconds)
        } else {
            timers[timer.number] = nil
            if let name = Self.name(timer.timerID), numbersByName[name] == timer.number { numbersByName[name] = nil }
        }
    }
}

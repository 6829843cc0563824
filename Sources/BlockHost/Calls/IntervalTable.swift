import BlockRuntime

/// The intervals that a program has started and not ended, in start order.
struct IntervalTable {
    struct Interval {
        /// What the program called it; one that JavaScript takes for false cannot be named again.
        let timerID: HostValue
        let callback: CallbackReference
        let delayMilliseconds: Double
        /// Tells intervals of one name apart.
        let number: Int
        /// When it runs next, in milliseconds of real time.
        var due: Double
    }

    private(set) var live: [Interval] = []
    private var count = 0

    /// Starts an interval; an earlier one of the same name ends.
    ///
    /// - Returns: the callbacks that are no longer needed.
    mutating func start(_ timerID: HostValue, _ callback: CallbackReference, delay: Double, now: Double) -> [CallbackReference] {
        let ended = end(timerID)
        count += 1
        let delay = delay.isFinite && delay > 1 ? delay : 1
        live.append(Interval(timerID: timerID, callback: callback, delayMilliseconds: delay, number: count, due: now + delay))
        return ended
    }

    /// Ends the interval of a name.
    ///
    /// - Returns: the callbacks that are no longer needed.
    mutating func end(_ timerID: HostValue) -> [CallbackReference] {
        guard timerID.isTruthy else { return [] }
        let key = timerID.javaScriptText()
        let ended = live.filter { $0.timerID.isTruthy && $0.timerID.javaScriptText() == key }.map(\.callback)
        live.removeAll { $0.timerID.isTruthy && $0.timerID.javaScriptText() == key }
        return ended
    }

    /// Whether an interval has not been ended.
    func isLive(_ interval: Interval) -> Bool { live.contains { $0.number == interval.number } }

    /// The interval that is due first.
    var next: Interval? { live.min { $0.due < $1.due } }

    /// Says that an interval ran.
    mutating func reschedule(_ interval: Interval, now: Double) {
        if let offset = live.firstIndex(where: { $0.number == interval.number }) {
            live[offset].due = max(now, live[offset].due + live[offset].delayMilliseconds)
        }
    }
}

import BlockRuntime

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// The clock and the patience of runs that really wait.
enum RealTime {
    /// Milliseconds of a clock that only goes forward.
    static func milliseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1e6
    }

    /// Waits on the calling thread; a signal ends the wait where its handler cancels the run.
    static func sleep(milliseconds: Double, unless cancellation: CancellationFlag) {
        let bounded = min(max(milliseconds, 0), 1e12)
        // Invariant: at most 1e9 seconds, so the conversions cannot trap.
        let seconds = (bounded / 1_000).rounded(.down)
        var left = timespec(tv_sec: Int(seconds), tv_nsec: Int((bounded - seconds * 1_000) * 1e6))
        var rest = timespec()
        while nanosleep(&left, &rest) != 0, errno == EINTR, !cancellation.isSet { left = rest }
    }
}

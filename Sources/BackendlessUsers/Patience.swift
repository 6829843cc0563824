import Glibc

/// Waiting on the calling thread, in short pauses, so that whoever waits notices soon that there is no more to wait for: no handler of a signal may
/// wake a thread, and no other thread can wake one that sleeps.
package struct Patience: Sendable {
    /// Milliseconds of a clock that only goes forward.
    package let now: @Sendable () -> Double
    /// Waits that many milliseconds, or less.
    package let pause: @Sendable (Double) -> Void

    package init(now: @escaping @Sendable () -> Double, pause: @escaping @Sendable (Double) -> Void) {
        self.now = now
        self.pause = pause
    }

    /// How long a wait may go on after it is over, in milliseconds.
    static let longestPause = 20.0

    /// Really waits.
    package static let real = Patience(
        now: {
            var time = timespec()
            clock_gettime(CLOCK_MONOTONIC, &time)
            return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1e6
        },
        pause: { milliseconds in
            // A pause is shorter than a second; one that a signal ends is asked for again.
            var time = timespec(tv_sec: 0, tv_nsec: Int((min(max(milliseconds, 0), 999) * 1e6).rounded(.up)))
            nanosleep(&time, nil)
        })

    /// Waits.
    ///
    /// - Parameters:
    ///   - milliseconds: how long; what is no number is not waited for.
    ///   - isOver: asked before every pause; the wait ends as soon as it says yes.
    package func wait(milliseconds: Double, unless isOver: () -> Bool) {
        let end = now() + milliseconds
        while !isOver() {
            let left = end - now()
            guard left > 0 else { return }
            pause(min(left, Self.longestPause))
        }
    }
}

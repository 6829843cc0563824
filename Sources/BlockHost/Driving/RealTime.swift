import BackendlessUsers
import BlockRuntime

/// The clock and the patience of runs that really wait.
enum RealTime {
    /// Milliseconds of a clock that only goes forward.
    static func milliseconds() -> Double { Patience.real.now() }

    /// Waits on the calling thread, unless the run is cancelled.
    static func sleep(milliseconds: Double, unless cancellation: CancellationFlag) {
        Patience.real.wait(milliseconds: milliseconds) { cancellation.isSet }
    }
}

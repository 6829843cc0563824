import Glibc
import Synchronization

/// Tells a backend the time: milliseconds since 1970.
public struct UsersClock: Sendable {
    /// Gives the present instant.
    public var now: @Sendable () -> Int64

    /// Makes a clock.
    public init(now: @escaping @Sendable () -> Int64) { self.now = now }

    /// The clock of the machine.
    public static let system = UsersClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// A clock that stands still.
    public static func fixed(_ milliseconds: Int64) -> UsersClock { UsersClock { milliseconds } }
}

/// A clock that moves when it is told to.
public final class ManualUsersClock: Sendable {
    private let instant: Atomic<Int64>

    /// Makes a clock that shows an instant.
    public init(_ milliseconds: Int64 = 1_700_000_000_000) { instant = Atomic(milliseconds) }

    /// Lets time pass.
    public func advance(milliseconds: Int64) { instant.wrappingAdd(milliseconds, ordering: .relaxed) }

    /// The clock as a backend takes it.
    public var clock: UsersClock { UsersClock { self.instant.load(ordering: .relaxed) } }
}

import Synchronization

/// A switch that stops a run from another thread or a signal handler.
public final class CancellationFlag: Sendable {
    private let flag = Atomic<Bool>(false)

    /// Makes a switch that is off.
    public init() {}

    /// Whether the run is to stop.
    public var isSet: Bool { flag.load(ordering: .relaxed) }

    /// Asks the run to stop at its next step.
    public func set() { flag.store(true, ordering: .relaxed) }

    /// Takes the request back.
    public func clear() { flag.store(false, ordering: .relaxed) }
}

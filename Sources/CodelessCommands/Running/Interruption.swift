import BlockRuntime
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// What an interrupt from the keyboard, or the request to terminate, does while a program runs: the run is cancelled where it is and its
/// report is written, then the process ends by that signal. A second one ends the process at once.
enum Interruption {
    /// The flag of the run, as the bits of an unmanaged reference; 0 while none runs.
    private static let flag = Atomic<UInt>(0)
    /// The signal that came; 0 for none.
    private static let received = Atomic<Int32>(0)

    /// Whether a signal came.
    static var hasCome: Bool { received.load(ordering: .relaxed) != 0 }

    /// Runs a body during which signals cancel a run.
    static func cancelling(_ cancellation: CancellationFlag, _ body: () -> Void) {
        let reference = Unmanaged.passRetained(cancellation)
        flag.store(UInt(bitPattern: reference.toOpaque()), ordering: .sequentiallyConsistent)
        var action = sigaction()
        // The second signal of a kind finds the system's own handler.
        action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
        action.__sigaction_handler.sa_handler = { Interruption.receive($0) }
        var formerInterrupt = sigaction()
        var formerTermination = sigaction()
        sigaction(SIGINT, &action, &formerInterrupt)
        sigaction(SIGTERM, &action, &formerTermination)
        body()
        sigaction(SIGINT, &formerInterrupt, nil)
        sigaction(SIGTERM, &formerTermination, nil)
        flag.store(0, ordering: .sequentiallyConsistent)
        reference.release()
    }

    /// Ends the process by the signal that came, so that a shell sees what ended it.
    static func finish() {
        let signal = received.load(ordering: .relaxed)
        if signal != 0 { raise(signal) }
    }

    /// The handler: only stores, and touches no count that another thread may hold a lock for.
    private static func receive(_ signal: Int32) {
        received.store(signal, ordering: .relaxed)
        guard let pointer = UnsafeRawPointer(bitPattern: flag.load(ordering: .sequentiallyConsistent)) else { return }
        Unmanaged<CancellationFlag>.fromOpaque(pointer)._withUnsafeGuaranteedRef { $0.set() }
    }
}

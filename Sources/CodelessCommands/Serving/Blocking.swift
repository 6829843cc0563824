import Dispatch
import Synchronization

/// Waits on the main thread for asynchronous work, for commands that serve until they are stopped.
enum Blocking {
    static func run<Output: Sendable>(_ work: @escaping @Sendable () async -> Output) -> Output {
        let waiting = Waiting<Output>()
        Task.detached { waiting.end(with: await work()) }
        return waiting.outcome()
    }

    private final class Waiting<Output: Sendable>: Sendable {
        private let output = Mutex<Output?>(nil)
        private let done = DispatchSemaphore(value: 0)

        func end(with output: Output) {
            self.output.withLock { $0 = output }
            done.signal()
        }

        func outcome() -> Output {
            done.wait()
            // Invariant: the output is set before the signal is given.
            return output.withLock { $0 }!
        }
    }
}

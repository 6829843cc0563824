import NIOPosix
import Synchronization

/// Answers calls one batch after the other: while one batch is being stored, the next one gathers.
final class CommitQueue: Sendable {
    typealias Reply = @Sendable (WireOutcome) -> Void

    private struct Waiting {
        var calls: [(call: WireCall, reply: Reply)] = []
        var isRunning = false
    }

    private let waiting = Mutex(Waiting())

    /// The largest batch, so that the first in it does not wait for long.
    private static let limit = 256

    /// Adds a call.
    ///
    /// - Parameter commit: answers calls and stores what they changed; every queue has one.
    func add(_ call: WireCall, _ reply: @escaping Reply, commit: @escaping @Sendable ([WireCall]) -> [WireOutcome]) {
        let starts = waiting.withLock { waiting in
            waiting.calls.append((call, reply))
            defer { waiting.isRunning = true }
            return !waiting.isRunning
        }
        guard starts else { return }
        NIOThreadPool.singleton.submit { _ in self.run(commit) }
    }

    private func run(_ commit: ([WireCall]) -> [WireOutcome]) {
        while let batch = next() {
            let outcomes = commit(batch.map(\.call))
            for (entry, outcome) in zip(batch, outcomes) { entry.reply(outcome) }
        }
    }

    private func next() -> [(call: WireCall, reply: Reply)]? {
        waiting.withLock { waiting in
            guard !waiting.calls.isEmpty else {
                waiting.isRunning = false
                return nil
            }
            let batch = Array(waiting.calls.prefix(Self.limit))
            waiting.calls.removeFirst(batch.count)
            return batch
        }
    }
}

import BackendlessUsers
import OrderedJSON
import Synchronization

/// The reply to one request that several askers wait for.
///
/// An asker whose task is cancelled leaves at once; the request is given up with the last of them.
final class SharedReply: Sendable {
    typealias Reply = Result<JSONValue, UserFault>

    private struct State {
        var reply: Reply?
        var askers: [Int: CheckedContinuation<Reply, Never>] = [:]
        var askerCount = 0
        var task: Task<Void, Never>?
        var wasGivenUp = false
    }

    private let state = Mutex(State())

    /// Sends a request at once.
    init(_ send: @escaping @Sendable () async -> Reply) {
        state.withLock { state in
            state.task = Task { end(await send()) }
        }
    }

    /// Whether it is too late to join.
    var isOver: Bool { state.withLock { $0.reply != nil || $0.wasGivenUp } }

    /// The reply.
    func result() async -> Reply {
        let number = state.withLock { state in
            state.askerCount += 1
            return state.askerCount
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let known: Reply? = state.withLock { state in
                    if let reply = state.reply { return reply }
                    if Task.isCancelled {
                        leave(&state)
                        return .failure(.cancelled())
                    }
                    state.askers[number] = continuation
                    return nil
                }
                if let known { continuation.resume(returning: known) }
            }
        } onCancel: {
            let asker = state.withLock { state in
                let asker = state.askers.removeValue(forKey: number)
                if asker != nil { leave(&state) }
                return asker
            }
            asker?.resume(returning: .failure(.cancelled()))
        }
    }

    /// Gives the request up where nobody waits for it any more.
    private func leave(_ state: inout State) {
        guard state.askers.isEmpty, state.reply == nil else { return }
        state.wasGivenUp = true
        state.task?.cancel()
    }

    private func end(_ reply: Reply) {
        let askers = state.withLock { state in
            defer { state.askers = [:] }
            state.reply = reply
            state.task = nil
            return state.askers.values
        }
        for asker in askers { asker.resume(returning: reply) }
    }
}

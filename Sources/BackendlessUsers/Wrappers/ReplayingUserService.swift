public import OrderedJSON
import Synchronization

/// Answers calls from a cassette, without any service behind it.
public final class ReplayingUserService: ImmediateUserService {
    /// Which calls a cassette answers.
    public enum Matching: String, Sendable, CaseIterable {
        /// The same calls with the same arguments in the same order.
        case strict
        /// The first unused call with the same name and arguments, else the last used such call, else the first unused one of that name.
        case lenient
    }

    private struct State {
        var isUsed: [Bool]
        var next = 0
    }

    private let cassette: Cassette
    private let matching: Matching
    private let state: Mutex<State>

    /// Makes a service that replays a cassette.
    public init(_ cassette: Cassette, matching: Matching = .strict) {
        self.cassette = cassette
        self.matching = matching
        state = Mutex(State(isUsed: Array(repeating: false, count: cassette.entries.count)))
    }

    /// The recorded calls that were not asked for.
    public var unusedCalls: [UserCall] {
        state.withLock { state in zip(cassette.entries, state.isUsed).filter { !$0.1 }.map(\.0.call) }
    }

    /// Performs one call at once.
    public func performNow(_ call: UserCall) throws(UserFault) -> JSONValue {
        let masked = cassette.masked(call)
        let entry = try state.withLock { (state) throws(UserFault) in
            switch matching {
            case .strict: return try nextEntry(masked, &state)
            case .lenient: return try someEntry(masked, &state)
            }
        }
        return try entry.outcome.get()
    }

    private func nextEntry(_ call: UserCall, _ state: inout State) throws(UserFault) -> Cassette.Entry {
        guard state.next < cassette.entries.count else {
            throw .replayMismatch(call, "the cassette has only \(cassette.entries.count) calls")
        }
        let entry = cassette.entries[state.next]
        guard entry.call == call else { throw .replayMismatch(call, "call \(state.next + 1) of the cassette is \(entry.call)") }
        state.isUsed[state.next] = true
        state.next += 1
        return entry
    }

    private func someEntry(_ call: UserCall, _ state: inout State) throws(UserFault) -> Cassette.Entry {
        let entries = cassette.entries
        let offset =
            entries.indices.first { !state.isUsed[$0] && entries[$0].call == call } ?? entries.indices.last { entries[$0].call == call }
            ?? entries.indices.first { !state.isUsed[$0] && entries[$0].call.operation == call.operation }
        guard let offset else { throw .replayMismatch(call, "the cassette has no such call left") }
        state.isUsed[offset] = true
        return entries[offset]
    }
}

extension UserFault {
    fileprivate static func replayMismatch(_ call: UserCall, _ detail: String) -> UserFault {
        UserFault(
            "the call was not recorded: \(call); \(detail)", operation: call.operation.name, origin: .argument("replay-mismatch"))
    }
}

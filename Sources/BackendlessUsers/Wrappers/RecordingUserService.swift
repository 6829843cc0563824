public import OrderedJSON
import Synchronization

/// Collects the calls that go through recording services.
public final class CassetteRecorder: Sendable {
    private let state: Mutex<Cassette>
    private let bytes = Mutex(0)

    /// Makes a recorder; give a salt for the same cassette in every run.
    public init(salt: String? = nil) { state = Mutex(salt.map { Cassette(salt: $0) } ?? Cassette()) }

    /// What was recorded so far.
    public var cassette: Cassette { state.withLock { $0 } }

    /// About how many bytes the recording takes.
    var keptByteCount: Int { bytes.withLock { $0 } }

    func record(_ call: UserCall, _ outcome: Result<JSONValue, UserFault>) {
        let answer = (try? outcome.get())?.keptByteCount ?? 256
        // Twice: the recording is written as JSON in the end.
        bytes.withLock { $0 += 1_000 + 2 * (JSONValue.object(call.arguments).keptByteCount + answer) }
        state.withLock { cassette in
            let masked = outcome.map { cassette.masked($0, of: call.operation) }
            cassette.entries.append(Cassette.Entry(call: cassette.masked(call), outcome: masked))
        }
    }
}

/// Passes calls on and records them with their outcomes.
public struct RecordingUserService<Base: UserService>: UserService {
    /// The service that answers.
    public let base: Base
    /// Where calls are recorded.
    public let recorder: CassetteRecorder

    /// Makes a recording service.
    public init(_ base: Base, recorder: CassetteRecorder) {
        self.base = base
        self.recorder = recorder
    }

    /// What is kept below and in the recording.
    public var keptByteCount: Int { base.keptByteCount + recorder.keptByteCount }

    /// Performs one call.
    public func perform(_ call: UserCall) async throws(UserFault) -> JSONValue {
        do throws(UserFault) {
            let value = try await base.perform(call)
            recorder.record(call, .success(value))
            return value
        } catch {
            recorder.record(call, .failure(error))
            throw error
        }
    }
}

extension RecordingUserService: ImmediateUserService where Base: ImmediateUserService {
    /// Performs one call at once.
    public func performNow(_ call: UserCall) throws(UserFault) -> JSONValue { try performNow(call) { false } }

    /// Performs one call as soon as the service below does.
    public func performNow(_ call: UserCall, unless isOver: () -> Bool) throws(UserFault) -> JSONValue {
        do throws(UserFault) {
            let value = try base.performNow(call, unless: isOver)
            recorder.record(call, .success(value))
            return value
        } catch {
            recorder.record(call, .failure(error))
            throw error
        }
    }
}

extension UserService {
    /// This service, with its calls recorded.
    public func recorded(by recorder: CassetteRecorder) -> any UserService { RecordingUserService(self, recorder: recorder) }
}

public import OrderedJSON
import Synchronization

/// How often something was called.
public struct CallCount: Hashable, Sendable {
    /// How many calls were made.
    public var calls = 0
    /// How many of them ended in a fault.
    public var faults = 0

    /// Makes a count.
    public init(calls: Int = 0, faults: Int = 0) {
        self.calls = calls
        self.faults = faults
    }
}

/// Counts the calls that go through counting services.
public final class CallCounter: Sendable {
    private let counts = Mutex<[UserOperation: CallCount]>([:])

    /// Makes a counter.
    public init() {}

    /// The counts of the operations that were called.
    public var byOperation: [UserOperation: CallCount] { counts.withLock { $0 } }

    /// The count of all operations together.
    public var total: CallCount {
        byOperation.values.reduce(into: CallCount()) {
            $0.calls += $1.calls
            $0.faults += $1.faults
        }
    }

    func count(_ call: UserCall, isFault: Bool) {
        counts.withLock { counts in
            counts[call.operation, default: CallCount()].calls += 1
            if isFault { counts[call.operation, default: CallCount()].faults += 1 }
        }
    }
}

/// Passes calls on and counts them.
public struct CountingUserService<Base: UserService>: UserService {
    /// The service that answers.
    public let base: Base
    /// Where calls are counted.
    public let counter: CallCounter

    /// Makes a counting service.
    public init(_ base: Base, counter: CallCounter = CallCounter()) {
        self.base = base
        self.counter = counter
    }

    /// What is kept below.
    public var keptByteCount: Int { base.keptByteCount }

    /// Performs one call.
    public func perform(_ call: UserCall) async throws(UserFault) -> JSONValue {
        do throws(UserFault) {
            let value = try await base.perform(call)
            counter.count(call, isFault: false)
            return value
        } catch {
            counter.count(call, isFault: true)
            throw error
        }
    }
}

extension CountingUserService: ImmediateUserService where Base: ImmediateUserService {
    /// Performs one call at once.
    public func performNow(_ call: UserCall) throws(UserFault) -> JSONValue { try performNow(call) { false } }

    /// Performs one call as soon as the service below does.
    public func performNow(_ call: UserCall, unless isOver: () -> Bool) throws(UserFault) -> JSONValue {
        do throws(UserFault) {
            let value = try base.performNow(call, unless: isOver)
            counter.count(call, isFault: false)
            return value
        } catch {
            counter.count(call, isFault: true)
            throw error
        }
    }
}

extension UserService {
    /// This service, with its calls counted.
    public func counted(by counter: CallCounter) -> any UserService { CountingUserService(self, counter: counter) }
}

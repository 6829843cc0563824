public import OrderedJSON
import Synchronization

/// Passes calls on, except those that rules make go wrong. The first rule that fits a call applies.
public final class FaultingUserService<Base: UserService>: UserService {
    /// The service that answers.
    public let base: Base
    private let rules: [FaultRule]
    private let counts = Mutex<[UserOperation: Int]>([:])
    fileprivate let patience: Patience

    /// Makes a service that goes wrong by rules.
    public convenience init(_ base: Base, rules: [FaultRule]) { self.init(base, rules: rules, patience: .real) }

    package init(_ base: Base, rules: [FaultRule], patience: Patience) {
        self.base = base
        self.rules = rules
        self.patience = patience
    }

    /// What is kept below.
    public var keptByteCount: Int { base.keptByteCount }

    /// Performs one call.
    public func perform(_ call: UserCall) async throws(UserFault) -> JSONValue {
        if let delay = try delay(of: call) {
            guard (try? await Task.sleep(for: .milliseconds(delay))) != nil else {
                throw .cancelled(during: call.operation.name)
            }
        }
        return try await base.perform(call)
    }

    /// How much longer a call takes; throws when it fails.
    fileprivate func delay(of call: UserCall) throws(UserFault) -> Int? {
        let occurrence = counts.withLock { counts in
            counts[call.operation, default: 0] += 1
            return counts[call.operation]
        }
        guard let rule = rules.first(where: { $0.operation == call.operation && ($0.occurrence ?? occurrence) == occurrence }) else {
            return nil
        }
        let name = call.operation.name
        switch rule.effect {
        case .fault(let code):
            let message = FaultCatalog.explanation(of: code)?.meaning ?? "An error of code \(code)."
            let status = code == 3003 ? 401 : code == 3009 ? 403 : 400
            throw UserFault(code: code, message, httpStatus: status, errorData: .object([:]), operation: name)
        case .timeout: throw UserFault("the service did not answer in time", operation: name, origin: .timeout)
        case .unreachable: throw UserFault("the service cannot be reached", operation: name, origin: .unreachable)
        case .slow(let milliseconds): return milliseconds
        }
    }
}

extension FaultingUserService: ImmediateUserService where Base: ImmediateUserService {
    /// Performs one call at once, or as late as a rule makes it.
    public func performNow(_ call: UserCall) throws(UserFault) -> JSONValue { try performNow(call) { false } }

    /// Performs one call at once, or as late as a rule makes it, unless it is over before.
    public func performNow(_ call: UserCall, unless isOver: () -> Bool) throws(UserFault) -> JSONValue {
        if let delay = try delay(of: call) {
            patience.wait(milliseconds: Double(delay), unless: isOver)
            if isOver() { throw .cancelled(during: call.operation.name) }
        }
        return try base.performNow(call, unless: isOver)
    }
}

extension UserService {
    /// This service, going wrong by rules.
    public func faulting(_ rules: [FaultRule]) -> any UserService { FaultingUserService(self, rules: rules) }
}

/// Which call goes wrong, and how.
///
///     users.update:2=3029     the second update fails with code 3029
///     update=timeout          every update times out; `users.` may be left out
///     login:1=unreachable     the first login does not reach the service
///     login:3=slow:250        the third login takes 250 milliseconds longer
public struct FaultRule: Hashable, Sendable {
    /// What happens in the place of the call, or before it.
    public enum Effect: Hashable, Sendable {
        /// The service answers with a code.
        case fault(code: Int)
        /// The service does not answer in time.
        case timeout
        /// The service cannot be reached.
        case unreachable
        /// The call takes longer.
        case slow(milliseconds: Int)
    }

    /// The operation.
    public var operation: UserOperation
    /// Which call of the operation, 1-based; `nil` for every one.
    public var occurrence: Int?
    /// What happens.
    public var effect: Effect

    /// Makes a rule.
    public init(_ operation: UserOperation, occurrence: Int? = nil, _ effect: Effect) {
        self.operation = operation
        self.occurrence = occurrence
        self.effect = effect
    }

    /// Reads a rule as the command line has it.
    ///
    /// - Throws: a fault that says what is wrong with the text.
    public init(_ text: String) throws(UserFault) {
        let sides = text.split(separator: "=", maxSplits: 1)
        guard sides.count == 2 else { throw .wrongRule(text, "expected OPERATION:N=CODE") }
        let target = sides[0].split(separator: ":", omittingEmptySubsequences: false)
        let name = String(target[0])
        guard let operation = UserOperation(name: name) ?? UserOperation(name: "users." + name) else {
            let nearest = UserFault.nearest(name, UserOperation.allCases.map { String($0.name.dropFirst(6)) })
            throw .wrongRule(text, "there is no operation '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
        }
        var occurrence: Int?
        if target.count == 2, target[1] != "*" {
            guard let number = Int(target[1]), number > 0 else { throw .wrongRule(text, "'\(target[1])' is no number of a call") }
            occurrence = number
        } else if target.count > 2 {
            throw .wrongRule(text, "expected OPERATION:N=CODE")
        }
        let effect: Effect
        switch sides[1] {
        case "timeout": effect = .timeout
        case "unreachable": effect = .unreachable
        case let side where side.hasPrefix("slow:"):
            guard let milliseconds = Int(side.dropFirst(5)), milliseconds >= 0 else {
                throw .wrongRule(text, "'\(side.dropFirst(5))' is no number of milliseconds")
            }
            effect = .slow(milliseconds: milliseconds)
        case let side:
            guard let code = Int(side) else { throw .wrongRule(text, "'\(side)' is no code; others are timeout, unreachable, slow:MS") }
            effect = .fault(code: code)
        }
        self.init(operation, occurrence: occurrence, effect)
    }
}

extension UserFault {
    fileprivate static func wrongRule(_ text: String, _ detail: String) -> UserFault {
        UserFault("'\(text)' is no fault rule: \(detail)", origin: .argument("fault-rule"))
    }
}

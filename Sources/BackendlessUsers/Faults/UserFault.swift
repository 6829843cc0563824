public import OrderedJSON

/// Says why a call failed: what the service answered, or why it could not be asked.
///
/// `message` is the service's own text, which a program may read and which may hold a token (as that of 3064 does). Show people
/// `description` or `redactedMessage`.
public struct UserFault: Error, Hashable, Sendable {
    /// Where a fault arose.
    public enum Origin: Hashable, Sendable {
        /// The service answered with an error.
        case service
        /// An argument is wrong; nothing was sent. The text names the rule, such as `login-empty`.
        case argument(String)
        /// The service could not be reached: no such host, refused, no route, bad certificate.
        case unreachable
        /// The service did not answer in time.
        case timeout
        /// The answer broke off or is not what the protocol says.
        case reply
        /// The caller stopped the call.
        case cancelled
    }

    /// The code of the service, such as 3003; none when the service gave none or was not asked.
    public var code: Int?
    /// The service's own text.
    public var message: String
    /// The HTTP status of the answer; none when there was none.
    public var httpStatus: Int?
    /// What the service added.
    public var errorData: JSONValue?
    /// The operation that failed, such as `users.update`.
    public var operation: String
    /// Where the fault arose.
    public var origin: Origin
    /// The message without passwords and tokens.
    public private(set) var redactedMessage: String

    /// Makes a fault.
    ///
    /// - Parameter secrets: texts that must not be shown, beside the token that a message of code 3064 holds.
    public init(
        code: Int? = nil, _ message: String, httpStatus: Int? = nil, errorData: JSONValue? = nil, operation: String = "",
        origin: Origin = .service, secrets: [String] = []
    ) {
        self.code = code
        self.message = message
        self.httpStatus = httpStatus
        self.errorData = errorData
        self.operation = operation
        self.origin = origin
        redactedMessage = Redaction.redact(message, secrets: secrets)
    }

    /// Makes a fault with a documented code.
    public init(_ code: FaultCode, _ message: String, httpStatus: Int = 400) {
        self.init(code: code.rawValue, message, httpStatus: httpStatus, errorData: .object([:]))
    }

    /// The code as one of the documented ones or another.
    public var faultCode: FaultCode? { code.map(FaultCode.init(rawValue:)) }

    /// Whether the service could not be asked at all, as against having refused.
    public var isUnreachable: Bool { origin == .unreachable || origin == .timeout }

    /// The same fault, of an operation, with further secrets hidden.
    func during(_ operation: UserOperation, hiding secrets: [String] = []) -> UserFault {
        var fault = self
        if fault.operation.isEmpty { fault.operation = operation.name }
        fault.redactedMessage = Redaction.redact(redactedMessage, secrets: secrets)
        return fault
    }

    /// The fault as `{"code", "message", "status", "errorData", "operation"}` with the redacted message.
    public var redactedJSON: JSONValue {
        var object: JSONObject = [:]
        if let code { object["code"] = .number(Double(code)) }
        object["message"] = .string(redactedMessage)
        if let httpStatus { object["status"] = .number(Double(httpStatus)) }
        if let errorData { object["errorData"] = Redaction.redact(errorData) }
        object["operation"] = .string(operation)
        return .object(object)
    }
}

extension UserFault: RedactedDescription {
    /// `users.update failed: 3029 text (HTTP 400)`, without passwords and tokens.
    public var description: String {
        let head = operation.isEmpty ? "" : "\(operation) failed: "
        let number = code.map { "\($0) " } ?? ""
        let tail = httpStatus.map { " (HTTP \($0))" } ?? ""
        return head + number + redactedMessage + tail
    }
}

extension UserFault {
    /// A call was given up before it had an outcome.
    public static func cancelled(during operation: String = "") -> UserFault {
        UserFault("the call was cancelled", operation: operation, origin: .cancelled)
    }

    /// A fault for a name that no operation has.
    static func unknownOperation(_ name: String) -> UserFault {
        let hint = nearest(name, UserOperation.allCases.map(\.name)).map { "; did you mean '\($0)'?" } ?? ""
        return UserFault("there is no operation '\(name)'\(hint)", operation: name, origin: .argument("operation"))
    }

    /// A fault for an argument that breaks a rule; nothing is sent.
    package static func argument(_ reason: String, _ message: String) -> UserFault { UserFault(message, origin: .argument(reason)) }

    /// The known name that is most like a name, when one is much like it.
    package static func nearest(_ name: String, _ known: [String]) -> String? {
        let ranked = known.map { ($0, distance($0, name)) }.min { $0.1 < $1.1 }
        return ranked.flatMap { $0.1 <= Swift.max(2, name.utf8.count / 3) ? $0.0 : nil }
    }

    /// The number of edits between two names.
    private static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left.lowercased().utf8.prefix(60))
        let right = Array(right.lowercased().utf8.prefix(60))
        var row = Array(0...right.count)
        for (offset, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = offset + 1
            for column in right.indices {
                let substitution = diagonal + (byte == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(substitution, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[right.count]
    }
}

public import OrderedJSON

/// What a service answered to a request, before anyone asked what it means.
public struct UserReply: Hashable, Sendable {
    /// The content of an answer.
    public enum Body: Hashable, Sendable {
        /// No bytes.
        case empty
        /// A JSON value.
        case json(JSONValue)
        /// Something that is not JSON.
        case text(String)
    }

    /// The HTTP status.
    public var status: Int
    /// The words after the status, such as `Bad Request`.
    public var reason: String
    /// The content.
    public var body: Body

    /// Makes an answer.
    public init(status: Int, reason: String = "", body: Body) {
        self.status = status
        self.reason = reason
        self.body = body
    }

    /// The value of a good answer, as JavaScript sees it: an empty body is an empty text, text that is not JSON stays text.
    ///
    /// - Throws: a fault for any status but 200...299.
    public func value() throws(UserFault) -> JSONValue {
        guard 200..<300 ~= status else { throw fault }
        switch body {
        case .empty: return ""
        case .json(let value): return value
        case .text(let text): return .string(text)
        }
    }

    /// The fault of a bad answer.
    ///
    /// - Source: JavaScript SDK's request library: the body's `code` and `message`; text that is not JSON is the message; 502 and an empty
    ///   body have texts of their own.
    private var fault: UserFault {
        if status == 502 { return UserFault("No connection with server", httpStatus: status) }
        switch body {
        case .empty: return UserFault("Status Code \(status) (\(reason))", httpStatus: status)
        case .json(let value) where !value.isTruthy: return UserFault("Status Code \(status) (\(reason))", httpStatus: status)
        case .text(let text): return UserFault(text, httpStatus: status)
        case .json(let value):
            let code = value["code"]?.integerValue.flatMap { Int(exactly: $0) }
            let message = value["message"]?.stringValue ?? value.stringValue ?? JSONWriter.text(value)
            return UserFault(code: code, message, httpStatus: status, errorData: value["errorData"])
        }
    }
}

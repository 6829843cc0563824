import OrderedJSON

extension UserRequest: RedactedDescription {
    /// Method and first part of the path, then the body without secrets: ids and tokens stand in the rest of the path.
    public var description: String {
        let wire = wire
        let path = wire.path.split(separator: "/").prefix(2).joined(separator: "/")
        return "\(wire.method) /\(path)" + (wire.body.map { " " + JSONWriter.text(Redaction.redact($0)) } ?? "")
    }
}

extension WireRequest: RedactedDescription {
    /// Method and first part of the path, then the body without secrets.
    public var description: String {
        let path = path.split(separator: "/").prefix(2).joined(separator: "/")
        return "\(method) /\(path)" + (body.map { " " + JSONWriter.text(Redaction.redact($0)) } ?? "")
    }
}

extension UserReply: RedactedDescription {
    /// The status, then the body without secrets.
    public var description: String {
        switch body {
        case .empty: "\(status) without body"
        case .json(let value): "\(status) " + JSONWriter.text(Redaction.redact(value))
        case .text(let text): "\(status) with \(text.utf8.count) bytes of text"
        }
    }
}

extension UserReply.Body: RedactedDescription {
    /// The body without secrets.
    public var description: String { UserReply(status: 0, body: self).description }
}

extension UserExchange: RedactedDescription {
    /// The call without secrets.
    public var description: String { "UserExchange \(call)" }
}

extension UserSession.Kept: RedactedDescription {
    /// Who stays logged in, without the token.
    public var description: String { "\(userID ?? "nobody")\(userToken == nil ? "" : " with a token")\(stayLoggedIn ? ", stays" : "")" }
}

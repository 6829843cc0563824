public import OrderedJSON

/// Calls with their outcomes, recorded once and replayed as often as wanted.
///
///     {"cassette": 1, "salt": "5F2C...",
///      "calls": [{"name": "users.login", "arguments": {"identity": "a@b.c", "password": "[redacted 3fa2]"}, "result": {...}},
///                {"name": "users.update", "arguments": {...}, "error": {"code": 3029, "message": "...", "status": 400}}]}
///
/// Passwords and tokens are not in it. In their place stand four digits of a salted hash: enough to notice another password when the cassette is
/// replayed, too few to find the password.
public struct Cassette: Hashable, Sendable {
    /// A call and what came of it.
    public struct Entry: Hashable, Sendable {
        /// The call, without secrets.
        public var call: UserCall
        /// The result or the fault, without secrets.
        public var outcome: Result<JSONValue, UserFault>
    }

    /// Mixed into the digits that stand for secrets.
    public let salt: String
    /// The calls in the order in which they ended.
    public var entries: [Entry] = []

    /// Makes an empty cassette.
    public init(salt: String) { self.salt = salt }

    /// Makes an empty cassette with a random salt.
    public init() {
        var identifiers = IdentifierSource()
        self.init(salt: identifiers.identifier())
    }

    /// A value in which digits stand for every secret.
    func masked(_ value: JSONValue) -> JSONValue { Redaction.map(value) { _, value in mask(value) } }

    /// A call in which digits stand for every secret.
    func masked(_ call: UserCall) -> UserCall {
        UserCall(call.operation, masked(.object(call.arguments)).objectValue ?? [:])
    }

    /// A result in which digits stand for every secret.
    func masked(_ result: JSONValue, of operation: UserOperation) -> JSONValue {
        operation == .getCurrentUserToken ? mask(result) : masked(result)
    }

    private func mask(_ value: JSONValue) -> JSONValue {
        guard !value.isNull else { return value }
        let text = value.stringValue ?? JSONWriter.text(value)
        // What a replay handed out comes back as it is.
        if text.hasPrefix("[redacted ") { return .string(text) }
        return .string("[redacted \(SessionFingerprint.text(salt + text).prefix(4))]")
    }
}

extension Cassette {
    /// The cassette as JSON.
    public var json: JSONValue {
        let calls = entries.map { entry -> JSONValue in
            var object = entry.call.json.objectValue ?? [:]
            switch entry.outcome {
            case .success(let value): object["result"] = value
            case .failure(let fault): object["error"] = fault.cassetteJSON
            }
            return .object(object)
        }
        return ["cassette": 1, "salt": .string(salt), "calls": .array(calls)]
    }

    /// Reads a cassette.
    ///
    /// - Throws: `JSONSyntaxError` with the place of what is wrong.
    public static func parse(_ bytes: [UInt8], file: String? = nil) throws(JSONSyntaxError) -> Cassette {
        let json = try JSONParser.parsePositioned(bytes, file: file)
        guard json["cassette"]?.integerValue == 1, let calls = json["calls"]?.elements else {
            throw json.error("this is no cassette", hint: "a cassette starts with {\"cassette\": 1")
        }
        var cassette = Cassette(salt: json["salt"]?.stringValue ?? "")
        for entry in calls {
            guard let name = entry["name"], let text = name.stringValue else { throw entry.error("a call needs a 'name'") }
            let call: UserCall
            do throws(UserFault) {
                call = try UserCall(name: text, arguments: entry["arguments"]?.value.objectValue ?? [:])
            } catch {
                throw name.error(error.message)
            }
            if let error = entry["error"]?.value {
                cassette.entries.append(Entry(call: call, outcome: .failure(UserFault(cassetteJSON: error, operation: text))))
            } else {
                cassette.entries.append(Entry(call: call, outcome: .success(entry["result"]?.value ?? .null)))
            }
        }
        return cassette
    }
}

extension PositionedJSON {
    fileprivate func error(_ message: String, hint: String? = nil) -> JSONSyntaxError {
        JSONSyntaxError(file: file, line: position.line, column: position.column, message: message, hint: hint)
    }
}

extension UserFault {
    private static let origins: [(String, Origin)] = [
        ("unreachable", .unreachable), ("timeout", .timeout), ("reply", .reply), ("cancelled", .cancelled),
    ]

    /// The fault as a cassette keeps it.
    var cassetteJSON: JSONValue {
        var object = redactedJSON.objectValue ?? [:]
        object["operation"] = nil
        if case .argument(let reason) = origin { object["reason"] = .string(reason) }
        if let name = Self.origins.first(where: { $0.1 == origin })?.0 { object["origin"] = .string(name) }
        return .object(object)
    }

    init(cassetteJSON json: JSONValue, operation: String) {
        let integer = { (name: String) in json[name]?.integerValue.flatMap { Int(exactly: $0) } }
        let named = Self.origins.first { $0.0 == json["origin"]?.stringValue }?.1
        self.init(
            code: integer("code"), json["message"]?.stringValue ?? "", httpStatus: integer("status"), errorData: json["errorData"],
            operation: operation, origin: json["reason"]?.stringValue.map(Origin.argument) ?? named ?? .service)
    }
}

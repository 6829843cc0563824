public import BackendlessUsers
public import OrderedJSON

/// One call of a data service as data: which operation, with which arguments.
///
/// Dates among the arguments are written `{"$date": milliseconds}`; they go over the wire as the SDK writes them.
public struct DataCall: Hashable, Sendable {
    /// What to do.
    public var operation: DataOperation
    /// The arguments by name; one that is left out is `undefined`.
    public var arguments: JSONObject

    /// Makes a call.
    public init(_ operation: DataOperation, _ arguments: JSONObject = [:]) {
        self.operation = operation
        self.arguments = arguments
    }

    /// Makes a call by the name of its operation.
    ///
    /// - Throws: a fault that names the nearest operation when there is none with that name.
    public init(name: String, arguments: JSONObject = [:]) throws(UserFault) {
        guard let operation = DataOperation(name: name) else {
            let hint = UserFault.nearest(name, DataOperation.allCases.map(\.name)).map { "; did you mean '\($0)'?" } ?? ""
            throw UserFault("there is no operation '\(name)'\(hint)", operation: name, origin: .argument("operation"))
        }
        self.init(operation, arguments)
    }

    /// Checks that the operation knows every argument, for calls that people write by hand.
    ///
    /// - Throws: a fault that names the unknown argument and the nearest known one.
    public func checkArgumentNames() throws(UserFault) {
        let known = operation.arguments.map(\.name)
        guard let unknown = arguments.keys.first(where: { !known.contains($0) }) else { return }
        let hint = UserFault.nearest(unknown, known).map { "; did you mean '\($0)'?" } ?? "; it takes \(known.joined(separator: ", "))"
        throw UserFault(
            "\(operation.name) has no argument '\(unknown)'\(hint)", operation: operation.name, origin: .argument("argument-name"))
    }
}

extension DataCall: RedactedDescription {
    /// The call as text without passwords and tokens.
    public var description: String { operation.name + " " + JSONWriter.text(Redaction.redact(.object(arguments))) }
}

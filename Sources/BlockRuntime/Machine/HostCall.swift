/// What a program asks of the world outside: the machine stops with it and goes on with the answer.
///
/// `Machine.pendingTrace` says which block calls.
public struct HostCall: Sendable, Equatable {
    /// The call's name, such as `users.login`; `docs/calls.md` lists all.
    public var name: String
    /// Arguments by name in the order of evaluation; those that are null or undefined are kept.
    public var arguments: [HostProperty]

    /// Makes a call.
    public init(name: String, arguments: [HostProperty]) {
        self.name = name
        self.arguments = arguments
    }

    /// The value of an argument; undefined when there is none of that name.
    public subscript(name: String) -> HostValue {
        arguments.first { $0.name == name }?.value ?? .undefined
    }
}

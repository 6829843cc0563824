/// What a program asks of the world outside: the machine stops with it and goes on with the answer.
///
/// `Machine.pendingTrace` says which block calls.
public struct HostCall: Sendable, Equatable {
    /// The call's name, such as `users.login`; `docs/calls.md` lists all.
    public var name: String
    /// Arguments by name in the order of evaluation; those that are null or undefined are kept.
    public var arguments: [(name: String, value: HostValue)]

    /// Makes a call.
    public init(name: String, arguments: [(name: String, value: HostValue)]) {
        self.name = name
        self.arguments = arguments
    }

    /// The value of an argument; undefined when there is none of that name.
    public subscript(name: String) -> HostValue {
        arguments.first { $0.name == name }?.value ?? .undefined
    }

    /// Whether both ask the same, wherever they stand.
    public static func == (left: HostCall, right: HostCall) -> Bool {
        left.name == right.name && left.arguments.elementsEqual(right.arguments) { $0.name == $1.name && $0.value == $1.value }
    }
}

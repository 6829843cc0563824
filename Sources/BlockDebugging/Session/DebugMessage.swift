import BlockCompiler

/// Says why a debugger cannot do what it was asked.
public struct DebugMessage: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to do: lower case, no full stop.
    public let description: String

    init(_ description: String) { self.description = description }

    /// There is nothing of a name; the nearest name that there is, is offered.
    static func unknown(_ kind: String, _ name: String, known: [String]) -> DebugMessage {
        let near = nearest(to: name, among: Array(Set(known)).sorted())
        return DebugMessage("there is no \(kind) '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
    }
}

import BlockCompiler
import BlockRuntime

extension Lowering {
    /// Computes a list input; an empty one is a new list.
    func list(_ input: String) -> Operand { has(input) ? value(input) : makeList(of: []) }

    /// Computes a list input whose method is called; see `subject(_:method:arguments:)`.
    func subjectList(_ input: String, method: String, arguments: [String]) -> Operand {
        has(input) ? subject(input, method: method, arguments: arguments) : makeList(of: [])
    }

    /// A random 0-based offset into a text or list, which stays as it is.
    func randomOffset(in subject: Operand) -> Operand {
        let copy = temporary()
        move(subject, to: copy)
        return call(.randomOffset, .register(copy))
    }
}

/// A function of the runtime that a block's lowering calls: what is too large or too rare for an instruction.
///
/// Natives are listed by topic in this folder, each as a static constant; a program names only those it uses.
public struct NativeFunction: Sendable {
    /// Takes the heap, the first argument register and the number of arguments. It allocates before it changes anything,
    /// because it is run again when the heap has to be collected first.
    typealias Body = @Sendable (_ heap: Heap, _ r: UnsafeMutablePointer<Value>, _ count: Int) throws(Fault) -> Value

    /// What the disassembler calls it, such as `text.trim`.
    public let name: String
    /// How many arguments it takes; nil when any number will do.
    public let parameterCount: Int?
    let body: Body

    init(_ name: String, _ parameterCount: Int?, _ body: @escaping Body) {
        self.name = name
        self.parameterCount = parameterCount
        self.body = body
    }
}

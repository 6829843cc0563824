public import BlockRuntime

/// Where a value is while code is made for what uses it.
public enum Operand: Sendable {
    /// A register that holds the value until the statement ends.
    case register(Register)
    /// A value known now.
    case constant(Constant)

    /// The undefined value.
    public static let undefined = Operand.constant(.undefined)
}

/// A register of the function that is being compiled.
public struct Register: Hashable, Sendable {
    let number: Int

    init(_ number: Int) { self.number = number }

    /// The register so many places behind this one.
    func advanced(by offset: Int) -> Register { Register(number + offset) }
}

/// A place in the code to jump to.
public struct Label: Hashable, Sendable {
    let number: Int
}

/// A variable as a function reaches it.
public struct Variable: Sendable {
    /// Its name as people see it.
    public let name: String
    let storage: Storage

    /// Where a variable's value is.
    enum Storage: Sendable {
        /// In a register of the function.
        case register(Register)
        /// In a cell that callbacks share; the register holds the cell.
        case cell(Register)
        /// In the unit's variables.
        case unit(Int)
    }
}

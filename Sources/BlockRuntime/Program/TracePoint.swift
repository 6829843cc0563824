/// A moment of a program that a recording tells: the `trace` instructions of a program that was compiled for recording name them.
public struct TracePoint: Sendable, Hashable {
    /// What happens there.
    public enum Kind: UInt8, Sendable {
        /// A procedure or callback begins; the site is the block that defines it.
        case enterFunction
        /// A block in a stack begins.
        case enterStatement
        /// A block that gives a value begins.
        case enterValue
        /// The block that was entered last, at the same depth, is done and gave no value.
        case leave
        /// It is done and gave the value in the instruction's register.
        case leaveWithRegister
        /// It is done and gave a constant.
        case leaveWithConstant
        /// A variable has a new value: that in the instruction's register.
        case write
        /// A block that may have changed what a variable holds is done: the variable's value, in the instruction's register, is told
        /// again. Only lists and objects can change that way.
        case reread
    }

    /// What happens.
    public var kind: Kind
    /// The block, as an offset into `Program.sites`; -1 for none.
    public var site: Int32
    /// How many traced blocks of the same function are around the block; a function's own point has 0.
    public var depth: Int32
    /// The function of `enterFunction`; the constant of `leaveWithConstant`, an offset into `Program.constants`; the variable of
    /// `write` and `reread`, an offset into `Program.tracedVariables`; else -1.
    public var operand: Int32

    /// Makes a point.
    public init(_ kind: Kind, site: Int32, depth: Int, operand: Int = -1) {
        self.kind = kind
        self.site = site
        self.depth = Int32(clamping: depth)
        self.operand = Int32(clamping: operand)
    }
}

/// A variable as a recording names it.
public struct TracedVariable: Sendable, Hashable {
    /// Its name as people see it.
    public var name: String
    /// The unit it belongs to, an offset into `Program.units`.
    public var unit: Int
    /// The function each of whose calls has one of its own; nil for a variable of the whole unit and for one that callbacks share.
    public var function: Int?

    /// Makes a variable.
    public init(name: String, unit: Int, function: Int?) {
        self.name = name
        self.unit = unit
        self.function = function
    }
}

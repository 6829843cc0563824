/// The operations of the machine: its specification.
///
/// Every instruction is 8 bytes: `opcode`, a byte `n` and three 16-bit operands `a`, `b`, `c`.
/// `R[x]` is a register of the running function, `K[x]` a constant, `V[x]` a variable of the unit; `bc` is `b` and `c`
/// read as one 32-bit number, `nc` is `n` and `c` read as one signed 24-bit number. Jumps count instructions from the next one.
public enum Opcode: UInt8, Sendable, CaseIterable {
    // Moving values
    /// `R[a] := R[b]`
    case move
    /// `R[a] := K[bc]`
    case loadConstant
    /// `R[a] := V[bc]`
    case getVariable
    /// `V[bc] := R[a]`
    case setVariable
    /// `R[a] := a new cell that holds R[a]`
    case makeCell
    /// `R[a] := the value in the cell R[b]`
    case getCell
    /// `the value in the cell R[a] := R[b]`
    case setCell

    // Arithmetic, as JavaScript's operators
    /// `R[a] := R[b] + R[c]`; texts and lists concatenate.
    case add
    /// `R[a] := R[b] + K[c]`
    case addConstant
    /// `R[a] := R[b] - R[c]`
    case subtract
    /// `R[a] := R[b] - K[c]`
    case subtractConstant
    /// `R[a] := R[b] * R[c]`
    case multiply
    /// `R[a] := R[b] * K[c]`
    case multiplyConstant
    /// `R[a] := R[b] / R[c]`
    case divide
    /// `R[a] := R[b] / K[c]`
    case divideConstant
    /// `R[a] := R[b] % R[c]`
    case remainder
    /// `R[a] := R[b] ** R[c]`
    case power
    /// `R[a] := R[b] + R[c] - K[n]`: one instruction for two, chosen by `FunctionBuilder`.
    case addSubtractConstant
    /// `R[a] := R[b] + R[c] * K[n]`
    case addProduct
    /// `R[a] := -R[b]`
    case negate
    /// `R[a] := R[b] if it is a number, else 0`
    case numberOrZero
    /// `R[a] := !R[b]`
    case not

    // Comparing
    /// `R[a] := R[b] == R[c]`, loosely
    case equal
    /// `R[a] := R[b] != R[c]`, loosely
    case notEqual
    /// `R[a] := R[b] < R[c]`
    case less
    /// `R[a] := R[b] <= R[c]`
    case lessOrEqual

    // Jumping
    /// `jump bc`
    case jump
    /// `jump bc`, backwards: a safepoint, one step
    case loop
    /// `if R[a] is truthy, jump bc`
    case jumpIfTrue
    /// `if R[a] is not truthy, jump bc`
    case jumpIfFalse
    /// `if R[a] == R[b], jump nc`
    case jumpIfEqual
    /// `if R[a] != R[b], jump nc`
    case jumpIfNotEqual
    /// `if R[a] < R[b], jump nc`
    case jumpIfLess
    /// `if not R[a] < R[b], jump nc`; differs from `>=` where a side is no number
    case jumpIfNotLess
    /// `if R[a] <= R[b], jump nc`
    case jumpIfLessOrEqual
    /// `if not R[a] <= R[b], jump nc`
    case jumpIfNotLessOrEqual
    /// `if R[a] == K[b], jump nc`
    case jumpIfEqualConstant
    /// `if R[a] != K[b], jump nc`
    case jumpIfNotEqualConstant
    /// `if R[a] < K[b], jump nc`
    case jumpIfLessConstant
    /// `if not R[a] < K[b], jump nc`
    case jumpIfNotLessConstant
    /// `if R[a] <= K[b], jump nc`
    case jumpIfLessOrEqualConstant
    /// `if not R[a] <= K[b], jump nc`
    case jumpIfNotLessOrEqualConstant
    /// `if R[a] > K[b], jump nc`
    case jumpIfGreaterConstant
    /// `if not R[a] > K[b], jump nc`
    case jumpIfNotGreaterConstant
    /// `if R[a] >= K[b], jump nc`
    case jumpIfGreaterOrEqualConstant
    /// `if not R[a] >= K[b], jump nc`
    case jumpIfNotGreaterOrEqualConstant

    // Loops: a safepoint, one step; the target is `bc` of the `extension` that follows
    /// `R[a] += R[c] (n = 1: numerically, as ++); if R[a] <= R[b], jump`
    case forUp
    /// `R[a] -= R[c] (n = 1: numerically, as --); if R[a] >= R[b], jump`
    case forDown
    /// `R[a] += R[c]; if R[c] >= 0 ? R[a] <= R[b] : R[a] >= R[b], jump`
    case forStep
    /// `if R[c] >= 0 ? R[a] <= R[b] : R[a] >= R[b], jump`: the first test of a `forStep` loop
    case forTest
    /// `R[a] := R[a] + 1, a number; if R[a] < R[b], jump`
    case repeatStep
    /// Further operands of the instruction before it.
    case extension_
    /// `R[a + 1], R[a + 2] := the keys that for-in visits in R[a]`
    case forEachStart
    /// `if a key is left, R[b] := it and go on; else jump` (the key set is fixed, deleted keys are skipped)
    case forEachNext

    // Functions
    /// `R[a] := function bc (R[a], R[a + 1], ...)`: the callee's registers start at R[a]; a safepoint, one step
    case call
    /// `return R[a]`
    case return_
    /// `throw R[a]`
    case throw_
    /// `R[a] := native function bc of the program (R[a] ... R[a + n - 1])`
    case native
    /// `R[a] := what the host answers to call site bc (R[a] ...)`; the machine stops until then
    case hostCall
    /// Lets other fibers run, `n` turns of the queue, as JavaScript's `await` of something already settled.
    case await
    /// `R[a] := a callback of function bc sharing the cells R[a] ... R[a + n - 1]`
    case makeCallback
    /// `R[a] := list of what callback R[a + 1] returns for each item of R[a]; R[a + 1] := list of those items`: one fiber an
    /// item, all started in order; `n` is the number of awaits that a result, and then the whole, passes through
    case gather
    /// Ends the unit; its result is R[a].
    case finish

    // Values on the heap
    /// `R[a] := [R[a], ... R[a + bc - 1]]`
    case makeList
    /// `R[a] := {}`
    case makeObject
    /// `R[a] := R[b][R[c]]`
    case getProperty
    /// `R[a][R[b]] := R[c]`
    case setProperty
    /// `R[a] := R[b][R[c] - 1]`: an item by its 1-based position
    case getItem
    /// `R[a][R[b] - 1] := R[c]`
    case setItem
    /// `R[a] := R[b].length`
    case length
    /// `R[a] := String(R[b]) + String(R[c])`
    case concatenate
    /// `R[a] := R[b][K[c]]`, where dots in K[c] walk a path, as Codeless's Get object property
    case getPath
    /// `push R[b] onto the list R[a]`
    case push

    // Watching
    /// Stands in the place of an instruction that has not run yet, in a machine that records what runs: puts it back and runs it
    case probe
    /// A statement begins: counts it. Only programs compiled with `Instrumentation.statements` have it; see `DebuggedCode`
    case statement
    /// Stands in the place of a `statement` that a debugger stops at: counts it, and pauses the machine
    case breakpoint
    /// Tells the machine's observer that point bc was passed, with R[a] where the point tells a value; only in programs compiled for
    /// recording
    case trace
}

extension Opcode {
    /// Where an instruction keeps the way that it may jump.
    enum Jump {
        /// It does not jump.
        case none
        /// In `bc`.
        case far
        /// In `nc`.
        case near
    }

    /// Where the instruction keeps the way that it may jump; that of a counting loop is in the word behind it.
    var jump: Jump {
        switch self {
        case .jump, .loop, .extension_, .jumpIfTrue, .jumpIfFalse: .far
        case .jumpIfEqual, .jumpIfNotEqual, .jumpIfLess, .jumpIfNotLess, .jumpIfLessOrEqual, .jumpIfNotLessOrEqual, .jumpIfEqualConstant,
            .jumpIfNotEqualConstant, .jumpIfLessConstant, .jumpIfNotLessConstant, .jumpIfLessOrEqualConstant, .jumpIfNotLessOrEqualConstant,
            .jumpIfGreaterConstant, .jumpIfNotGreaterConstant, .jumpIfGreaterOrEqualConstant, .jumpIfNotGreaterOrEqualConstant:
            .near
        default: .none
        }
    }
}

/// One instruction of the machine.
@frozen
public struct Instruction: Sendable, Equatable {
    /// What to do.
    public var opcode: Opcode
    /// A small operand.
    public var n: UInt8
    /// The first operand, usually the register that is written.
    public var a: UInt16
    /// The second operand.
    public var b: UInt16
    /// The third operand.
    public var c: UInt16

    /// Makes an instruction of its operands.
    public init(_ opcode: Opcode, n: UInt8 = 0, a: UInt16 = 0, b: UInt16 = 0, c: UInt16 = 0) {
        self.opcode = opcode
        self.n = n
        self.a = a
        self.b = b
        self.c = c
    }

    /// Makes an instruction of one operand and a 32-bit one.
    public init(_ opcode: Opcode, n: UInt8 = 0, a: UInt16 = 0, bc: Int32) {
        let bits = UInt32(bitPattern: bc)
        self.init(opcode, n: n, a: a, b: UInt16(truncatingIfNeeded: bits), c: UInt16(truncatingIfNeeded: bits >> 16))
    }

    /// `b` and `c` as one signed number.
    @inline(__always)
    public var bc: Int32 {
        get { Int32(bitPattern: UInt32(b) | UInt32(c) << 16) }
        set {
            let bits = UInt32(bitPattern: newValue)
            b = UInt16(truncatingIfNeeded: bits)
            c = UInt16(truncatingIfNeeded: bits >> 16)
        }
    }

    /// `n` and `c` as one signed 24-bit number.
    @inline(__always)
    public var nc: Int32 {
        get { Int32(Int8(bitPattern: n)) << 16 | Int32(c) }
        set {
            n = UInt8(truncatingIfNeeded: newValue >> 16)
            c = UInt16(truncatingIfNeeded: newValue)
        }
    }

    /// The way that the instruction may jump, counted from the next one; 0 where it cannot.
    var distance: Int32 {
        get {
            switch opcode.jump {
            case .none: 0
            case .far: bc
            case .near: nc
            }
        }
        set {
            switch opcode.jump {
            case .none: break
            case .far: bc = newValue
            case .near: nc = newValue
            }
        }
    }

    /// The numbers that `nc` can hold.
    public static let shortJumps = -(1 << 23)..<(1 << 23)
}

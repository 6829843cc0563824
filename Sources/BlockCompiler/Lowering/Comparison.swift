import BlockRuntime

/// A comparison that a jump makes. The negated ones differ from their opposites where a side is no number.
public enum Comparison: Sendable {
    case ifEqual, ifNotEqual
    case ifLess, ifNotLess, ifLessOrEqual, ifNotLessOrEqual
    case ifGreater, ifNotGreater, ifGreaterOrEqual, ifNotGreaterOrEqual

    /// The instruction for two registers, and whether it takes them the other way round.
    var withRegister: (Opcode, isSwapped: Bool) {
        switch self {
        case .ifEqual: (.jumpIfEqual, false)
        case .ifNotEqual: (.jumpIfNotEqual, false)
        case .ifLess: (.jumpIfLess, false)
        case .ifNotLess: (.jumpIfNotLess, false)
        case .ifLessOrEqual: (.jumpIfLessOrEqual, false)
        case .ifNotLessOrEqual: (.jumpIfNotLessOrEqual, false)
        case .ifGreater: (.jumpIfLess, true)
        case .ifNotGreater: (.jumpIfNotLess, true)
        case .ifGreaterOrEqual: (.jumpIfLessOrEqual, true)
        case .ifNotGreaterOrEqual: (.jumpIfNotLessOrEqual, true)
        }
    }

    /// The instruction for a register and a constant.
    var withConstant: Opcode {
        switch self {
        case .ifEqual: .jumpIfEqualConstant
        case .ifNotEqual: .jumpIfNotEqualConstant
        case .ifLess: .jumpIfLessConstant
        case .ifNotLess: .jumpIfNotLessConstant
        case .ifLessOrEqual: .jumpIfLessOrEqualConstant
        case .ifNotLessOrEqual: .jumpIfNotLessOrEqualConstant
        case .ifGreater: .jumpIfGreaterConstant
        case .ifNotGreater: .jumpIfNotGreaterConstant
        case .ifGreaterOrEqual: .jumpIfGreaterOrEqualConstant
        case .ifNotGreaterOrEqual: .jumpIfNotGreaterOrEqualConstant
        }
    }
}

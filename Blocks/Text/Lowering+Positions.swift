import BlockCompiler
import BlockRuntime

extension Lowering {
    /// Whether list and text positions start at 1: in Codeless always, in Blockly unless its option says otherwise.
    var countsFromOne: Bool { dialect == .codeless || isOneBased }

    /// Computes the value whose method is called with further inputs; fails before those are computed where it is null or undefined.
    ///
    /// - Parameters:
    ///   - method: the method's name, for the error.
    ///   - arguments: the inputs that are computed after it.
    func subject(_ input: String, method: String, arguments: [String] = []) -> Operand {
        let subject = value(input)
        guard arguments.contains(where: mayHaveEffects) else { return subject }
        return call(.requirePresent, subject, .constant(.text(method)))
    }

    /// Computes the position in an input as the generated JavaScript adjusts it: `at + delta`, one less where positions start at
    /// 1, then negated.
    ///
    /// - Source: Blockly, generators/javascript/javascript_generator.ts, `getAdjusted`.
    func adjusted(_ input: String, delta: Double = 0, isNegated: Bool = false) -> Operand {
        let delta = countsFromOne ? delta - 1 : delta
        let at = value(input, default: .number(countsFromOne ? 1 : 0))
        if case .constant(.number(let bits)) = at {
            let number = Double(bitPattern: bits) + delta
            return .constant(.number(isNegated ? -number : number))
        }
        let moved =
            switch delta {
            case 0: at
            // `+` joins texts, which is what JavaScript does with a text as position.
            case 0...: emit(.add, at, .constant(.number(delta)))
            default: emit(.subtract, at, .constant(.number(-delta)))
            }
        return isNegated ? emit(.negate, moved) : moved
    }

    /// The 0-based offset of FIND in VALUE, -1 where it is not there: the block's value before 1 is added.
    ///
    /// - Parameter isInList: whether an empty VALUE is an empty list rather than an empty text.
    func foundOffset(isInList: Bool = false) -> Operand {
        let isFirst = option("END") != "LAST"
        let method = isFirst ? "indexOf" : "lastIndexOf"
        let subject = isInList && !has("VALUE") ? makeList(of: []) : subject("VALUE", method: method, arguments: ["FIND"])
        return call(isFirst ? .firstOffset : .lastOffset, subject, value("FIND"))
    }

    /// `left + offset + 1`: what JavaScript makes of adding a found position, whose own `+ 1` needs no brackets.
    func addPosition(to left: Operand, _ operation: Opcode, isInList: Bool = false) -> Operand? {
        guard operation == .add && countsFromOne else { return nil }
        return emit(.add, emit(.add, left, foundOffset(isInList: isInList)), .constant(.number(1)))
    }

    /// A found offset as a position.
    func position(ofOffset offset: Operand) -> Operand {
        countsFromOne ? emit(.add, offset, .constant(.number(1))) : offset
    }
}

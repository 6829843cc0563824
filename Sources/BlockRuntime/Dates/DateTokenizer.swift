/// Cuts a date's text into tokens, one ahead of the reader.
///
/// The text ends at its end or at a NUL.
struct DateTokenizer<Unit: FixedWidthInteger & UnsignedInteger> {
    private let units: UnsafeBufferPointer<Unit>
    private var offset = 0

    /// The token that `take` gives next.
    private(set) var next = DateToken.end

    init(_ units: UnsafeBufferPointer<Unit>) {
        self.units = units
        next = scan()
    }

    /// Gives the next token and moves on.
    mutating func take() -> DateToken {
        let token = next
        next = scan()
        return token
    }

    /// Moves on if the next token is this symbol.
    mutating func skip(_ symbol: Unicode.Scalar) -> Bool {
        guard next.isSymbol(symbol) else { return false }
        next = scan()
        return true
    }

    /// The code unit at the reader; 0 at the end.
    private var unit: UInt16 { offset < units.count ? UInt16(truncatingIfNeeded: units[offset]) : 0 }

    private mutating func scan() -> DateToken {
        let unit = unit
        switch unit {
        case 0: return .end
        case 0x30...0x39: return number()
        case 0x3A, 0x2D, 0x2B, 0x2E, 0x29:
            offset += 1
            return DateToken(kind: .symbol, value: Int32(unit))
        case 0x28:
            skipParentheses()
            return DateToken(kind: .other)
        default:
            if Self.isWhiteSpace(unit) {
                offset += 1
                return DateToken(kind: .space)
            }
            if unit >= 0x41 { return word() }
            offset += 1
            return DateToken(kind: .other)
        }
    }

    private mutating func number() -> DateToken {
        let start = offset
        var value: Int32 = 0
        while unit >= 0x30, unit <= 0x39 {
            if offset - start < 9 { value = value * 10 + Int32(unit - 0x30) }
            offset += 1
        }
        return DateToken(kind: .number, value: value, length: offset - start)
    }

    /// Reads code units from "A" up that are no white space: letters, a few signs and everything beyond ASCII.
    private mutating func word() -> DateToken {
        let start = offset
        var prefix: (UInt16, UInt16, UInt16) = (0, 0, 0)
        while unit >= 0x41, !Self.isWhiteSpace(unit) {
            // Setting the bit makes capitals small; no other unit becomes a letter by it.
            let lowered = unit | 0x20
            switch offset - start {
            case 0: prefix.0 = lowered
            case 1: prefix.1 = lowered
            case 2: prefix.2 = lowered
            default: break
            }
            offset += 1
        }
        return DateToken.word(prefix: prefix, length: offset - start)
    }

    /// Skips to the parenthesis that closes the one at the reader, or to the end.
    private mutating func skipParentheses() {
        var depth = 0
        repeat {
            if unit == 0x28 { depth += 1 } else if unit == 0x29 { depth -= 1 }
            offset += 1
        } while depth > 0 && unit != 0
    }

    /// JavaScript's white space and line ends.
    private static func isWhiteSpace(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }
}

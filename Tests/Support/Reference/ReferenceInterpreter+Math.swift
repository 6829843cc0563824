import BlockModel
import BlockRuntime

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

extension ReferenceInterpreter {
    func mathValue(_ block: Block) throws(ReferenceStop) -> ReferenceValue {
        switch block.type {
        case "math_number": return .number(source.number(block, "NUM", 0))
        case "math_constant": return .number(constant(source.field(block, "CONSTANT", "PI")))
        case "math_arithmetic": return try arithmetic(block)
        case "math_single": return .number(try single(block))
        case "math_trig": return .number(try angle(block))
        case "math_round": return .number(rounded(try number(block, "NUM"), source.field(block, "OP", "ROUND")))
        case "math_modulo":
            let (left, right) = (try value(block, "DIVIDEND", .number(0)), try value(block, "DIVISOR", .number(0)))
            return .number(fmod(try left.toNumber(), try right.toNumber()))
        case "math_constrain":
            let (number, low) = (try value(block, "VALUE", .number(0)), try value(block, "LOW", .number(0)))
            let high = try value(block, "HIGH", .number(.infinity))
            return .number(smaller(larger(try number.toNumber(), try low.toNumber()), try high.toNumber()))
        case "math_atan2":
            let (y, x) = (try value(block, "Y", .number(0)), try value(block, "X", .number(0)))
            return .number(inexact(atan2(try y.toNumber(), try x.toNumber())) / .pi * 180)
        case "math_random_float": return .number(random.nextUnit())
        case "math_random_int":
            var (from, to) = (try value(block, "FROM", .number(0)), try value(block, "TO", .number(0)))
            if try ReferenceValue.greater(from, to) { (from, to) = (to, from) }
            let spread = random.nextUnit() * (try to.toNumber() - from.toNumber() + 1)
            return .number(try ReferenceValue.sum(.number(spread), from).toNumber().rounded(.down))
        case "math_number_property": return .boolean(try property(block))
        case "math_on_list": return try onList(block)
        default: throw .error("unknown block \(block.type)")
        }
    }

    /// Marks a result that another library may give with other last digits.
    private func inexact(_ number: Double) -> Double {
        if number.isFinite && number != number.rounded() { isInexact = true }
        if abs(number) > 0x1p53 { isInexact = true }
        return number
    }

    private func constant(_ name: String) -> Double {
        switch name {
        case "PI": .pi
        case "E": 2.718281828459045
        case "GOLDEN_RATIO": (1 + 5.0.squareRoot()) / 2
        case "SQRT2": 2.0.squareRoot()
        case "SQRT1_2": 0.5.squareRoot()
        default: .infinity
        }
    }

    // MARK: Arithmetic

    private func arithmetic(_ block: Block) throws(ReferenceStop) -> ReferenceValue {
        let operation = source.field(block, "OP", "ADD")
        if operation == "ADD" { return try add(to: nil, block) }
        if operation == "MULTIPLY" { return try multiply(nil, block) }
        let left = try value(block, "A", .number(0))
        let right = try value(block, "B", .number(0))
        let (a, b) = (try left.toNumber(), try right.toNumber())
        switch operation {
        case "MINUS": return .number(a - b)
        case "DIVIDE": return .number(a / b)
        default: return .number(power(a, b))
        }
    }

    /// `start + code of the block`: a sum in the code has no parentheses, so its terms are added one by one from the left.
    func add(to start: ReferenceValue?, _ block: Block?) throws(ReferenceStop) -> ReferenceValue {
        func plus(_ term: ReferenceValue) throws(ReferenceStop) -> ReferenceValue {
            guard let start else { return term }
            return try .sum(start, term)
        }
        guard let block else { return try plus(.number(0)) }
        switch block.type {
        case "math_arithmetic" where source.field(block, "OP", "ADD") == "ADD":
            let left = try add(to: start, source.content(block, "A"))
            return try add(to: left, source.content(block, "B"))
        case "text_join" where source.mutation(block, "items") ?? "2" == "2":
            let left = try plus(.text(try value(block, "ADD0", .text("")).toText()))
            return try .sum(left, .text(try value(block, "ADD1", .text("")).toText()))
        case "lists_indexOf" where isOneBased, "text_indexOf" where isOneBased:
            return try .sum(try plus(.number(try foundOffset(block))), .number(1))
        default: return try plus(try value(of: block))
        }
    }

    /// `start * code of the block`, one factor after the other.
    private func multiply(_ start: ReferenceValue?, _ block: Block?) throws(ReferenceStop) -> ReferenceValue {
        if let block, block.type == "math_arithmetic", source.field(block, "OP", "ADD") == "MULTIPLY" {
            let left = try multiply(start, source.content(block, "A"))
            return try multiply(left, source.content(block, "B"))
        }
        let factor = try block.map { (block) throws(ReferenceStop) in try value(of: block) } ?? .number(0)
        guard let start else { return factor }
        return .number(try start.toNumber() * factor.toNumber())
    }

    /// `Math.pow`, which gives NaN where C gives 1.
    private func power(_ base: Double, _ exponent: Double) -> Double {
        if exponent.isNaN || (abs(base) == 1 && exponent.isInfinite) { return .nan }
        return inexact(pow(base, exponent))
    }

    private func single(_ block: Block) throws(ReferenceStop) -> Double {
        let number = try number(block, "NUM")
        switch source.field(block, "OP", "ROOT") {
        case "ROOT": return number.squareRoot()
        case "ABS": return abs(number)
        case "NEG": return -number
        case "LN": return inexact(log(number))
        case "LOG10":
            // Even a whole result may be a quotient that another library's logarithm misses.
            if number != 1 && number > 0 { isInexact = true }
            return log(number) / log(10)
        case "EXP": return inexact(exp(number))
        default: return power(10, number)
        }
    }

    private func angle(_ block: Block) throws(ReferenceStop) -> Double {
        let number = try number(block, "NUM")
        let radians = number / 180 * .pi
        switch source.field(block, "OP", "SIN") {
        case "SIN": return inexact(sin(radians))
        case "COS": return inexact(cos(radians))
        case "TAN": return inexact(tan(radians))
        case "ASIN": return inexact(asin(number)) / .pi * 180
        case "ACOS": return inexact(acos(number)) / .pi * 180
        default: return inexact(atan(number)) / .pi * 180
        }
    }

    private func rounded(_ number: Double, _ operation: String) -> Double {
        switch operation {
        case "ROUNDUP": number.rounded(.up)
        case "ROUNDDOWN": number.rounded(.down)
        default: referenceRound(number)
        }
    }

    private func property(_ block: Block) throws(ReferenceStop) -> Bool {
        let subject = try value(block, "NUMBER_TO_CHECK", .number(0))
        switch source.field(block, "PROPERTY", "EVEN") {
        case "EVEN": return fmod(try subject.toNumber(), 2) == 0
        case "ODD": return fmod(try subject.toNumber(), 2) == 1
        case "WHOLE": return fmod(try subject.toNumber(), 1) == 0
        case "POSITIVE": return try subject.toNumber() > 0
        case "NEGATIVE": return try subject.toNumber() < 0
        case "DIVISIBLE_BY":
            let divisor = try value(block, "DIVISOR", .number(0))
            return fmod(try subject.toNumber(), try divisor.toNumber()) == 0
        default:
            let number = try subject.toNumber()
            guard number >= 2, number == number.rounded(), number.isFinite else { return false }
            if number > 1e9 { throw .tooLong }
            return !stride(from: 2, through: number.squareRoot(), by: 1).contains { fmod(number, $0) == 0 }
        }
    }
}

/// `Math.min`: NaN spreads, and -0 is less than 0.
func smaller(_ left: Double, _ right: Double) -> Double {
    if left.isNaN || right.isNaN { return .nan }
    return left == right ? (left.sign == .minus ? left : right) : left < right ? left : right
}

/// `Math.max`.
func larger(_ left: Double, _ right: Double) -> Double { -smaller(-left, -right) }

/// `Math.round`: halves go up, and what becomes nothing keeps its sign.
func referenceRound(_ number: Double) -> Double {
    let down = number.rounded(.down)
    if !number.isFinite || down == number { return number }
    let result = number - down >= 0.5 ? down + 1 : down
    return result == 0 && number < 0 ? -0.0 : result
}

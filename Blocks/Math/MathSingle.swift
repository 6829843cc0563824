import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let mathSingle = BlockDefinition(
        "math_single", category: .math, message: "%OP %NUM",
        help: "Gives the square root, absolute value, negative, logarithm or power of a number.",
        source: "Blockly, generators/javascript/math.ts, math_single: the logarithm to base 10 is a quotient of natural ones.",
        shape: .value(["Number"]),
        fields: [
            .options(
                "OP",
                [
                    ("ROOT", "square root"), ("ABS", "absolute"), ("NEG", "-"), ("LN", "ln"), ("LOG10", "log10"), ("EXP", "e^"),
                    ("POW10", "10^"),
                ])
        ],
        inputs: [.value("NUM", "Number", default: .number(0))],
        // The negation of a negative number is written in brackets.
        word: { lowering in
            guard lowering.option("OP") == "NEG", let number = lowering.plainNumber("NUM"), number.sign == .plus else { return nil }
            return .number(-number)
        },
        meaning: .value { lowering in
            switch lowering.option("OP") {
            case "ABS": return lowering.call(.mathAbsolute, inputs: "NUM")
            case "LN": return lowering.call(.mathLogarithm, inputs: "NUM")
            case "LOG10": return lowering.call(.mathLogarithm10, inputs: "NUM")
            case "EXP": return lowering.call(.mathExponential, inputs: "NUM")
            case "POW10": return lowering.emit(.power, .constant(.number(10)), lowering.value("NUM"))
            case "NEG":
                let operand = lowering.value("NUM")
                if case .constant(.number(let bits)) = operand { return .constant(.number(-Double(bitPattern: bits))) }
                return lowering.emit(.negate, operand)
            default: return lowering.call(.mathSquareRoot, inputs: "NUM")
            }
        })
}

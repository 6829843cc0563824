import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let mathNumberProperty = BlockDefinition(
        "math_number_property", category: .math, message: "%NUMBER_TO_CHECK %PROPERTY\n%DIVISOR",
        help: "Tells whether a number is even, odd, prime, whole, positive, negative or divisible; negative odd numbers are not odd.",
        source: "Blockly, generators/javascript/math.ts, math_number_property: x % 2 === 1 and so on.",
        shape: .value(["Boolean"]),
        fields: [
            .options(
                "PROPERTY",
                [
                    ("EVEN", "is even"), ("ODD", "is odd"), ("PRIME", "is prime"), ("WHOLE", "is whole"), ("POSITIVE", "is positive"),
                    ("NEGATIVE", "is negative"), ("DIVISIBLE_BY", "is divisible by"),
                ])
        ],
        inputs: [
            .value("NUMBER_TO_CHECK", "Number", default: .number(0)),
            .value(
                "DIVISOR", "Number", default: .number(0),
                if: { block in
                    guard let property = block.field("PROPERTY")?.text else { return block.mutation("divisor_input") == "true" }
                    return property == "DIVISIBLE_BY"
                }),
        ],
        mutation: "divisor_input=\"true|false\"",
        isInline: true,
        condition: { lowering, label, jumpWhen in
            guard let (remainder, wanted) = lowering.remainderTest() else {
                return lowering.jump(to: label, if: lowering.numberProperty(), is: jumpWhen)
            }
            lowering.jump(jumpWhen ? .ifEqual : .ifNotEqual, remainder, .constant(.number(wanted)), to: label)
        },
        meaning: .value { lowering in
            guard let (remainder, wanted) = lowering.remainderTest() else { return lowering.numberProperty() }
            return lowering.emit(.equal, remainder, .constant(.number(wanted)))
        })
}

extension Lowering {
    /// For a property that is one of the remainder of a division: the remainder, and what it has to be.
    fileprivate func remainderTest() -> (Operand, Double)? {
        func remainder(_ divisor: Double) -> Operand { emit(.remainder, value("NUMBER_TO_CHECK"), .constant(.number(divisor))) }
        switch option("PROPERTY") {
        case "EVEN": return (remainder(2), 0)
        case "ODD": return (remainder(2), 1)
        case "WHOLE": return (remainder(1), 0)
        case "DIVISIBLE_BY": return (emit(.remainder, value("NUMBER_TO_CHECK"), value("DIVISOR")), 0)
        default: return nil
        }
    }

    /// The other properties.
    fileprivate func numberProperty() -> Operand {
        switch option("PROPERTY") {
        case "POSITIVE": emit(.less, .constant(.number(0)), value("NUMBER_TO_CHECK"))
        case "NEGATIVE": emit(.less, value("NUMBER_TO_CHECK"), .constant(.number(0)))
        default: call(.mathIsPrime, inputs: "NUMBER_TO_CHECK")
        }
    }
}

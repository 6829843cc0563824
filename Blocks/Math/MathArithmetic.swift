import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let mathArithmetic = BlockDefinition(
        "math_arithmetic", category: .math, message: "%A %OP %B",
        help: "Adds, subtracts, multiplies, divides or raises to a power; adding to a text or list concatenates.",
        source: "Blockly, generators/javascript/math.ts, math_arithmetic; a + (b + c) and a * (b * c) run from left to right.",
        shape: .value(["Number"]),
        fields: [.options("OP", [("ADD", "+"), ("MINUS", "-"), ("MULTIPLY", "×"), ("DIVIDE", "÷"), ("POWER", "^")])],
        inputs: [.value("A", "Number", default: .number(0)), .value("B", "Number", default: .number(0))],
        isInline: true,
        chain: { lowering, operation, left in
            switch (lowering.option("OP"), operation) {
            case ("ADD", .add), ("MULTIPLY", .multiply):
                lowering.emit(operation, lowering.emit(operation, left, input: "A"), input: "B")
            default: nil
            }
        },
        meaning: .value { lowering in
            let left = lowering.value("A")
            switch lowering.option("OP") {
            case "ADD": return lowering.emit(.add, left, input: "B")
            case "MULTIPLY": return lowering.emit(.multiply, left, input: "B")
            case "MINUS": return lowering.emit(.subtract, left, lowering.value("B"))
            case "DIVIDE": return lowering.emit(.divide, left, lowering.value("B"))
            default: return lowering.emit(.power, left, lowering.value("B"))
            }
        })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let unittestAdjustindex = BlockDefinition(
        "unittest_adjustindex", category: .assertions, dialects: [.blockly], message: "adjusted %INDEX",
        help: "Gives a 0-based position as the workspace counts: one more where positions start at 1.",
        source: "Blockly, tests/generators/unittest_javascript.js, unittest_adjustindex: `index + 1`, or the sum where it is a literal.",
        shape: .value(["Number"]), inputs: [.value("INDEX", "Number", default: .number(0))],
        chain: { lowering, operation, left in
            guard operation == .add, lowering.countsFromOne, lowering.plainNumber("INDEX") == nil else { return nil }
            return lowering.emit(.add, lowering.emit(.add, left, input: "INDEX"), .constant(.number(1)))
        },
        meaning: .value { lowering in
            guard lowering.countsFromOne else { return lowering.value("INDEX") }
            if let number = lowering.plainNumber("INDEX") { return .constant(.number(number + 1)) }
            return lowering.emit(.add, lowering.value("INDEX"), .constant(.number(1)))
        })
}

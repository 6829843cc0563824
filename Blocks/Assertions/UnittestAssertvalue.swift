import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let unittestAssertvalue = BlockDefinition(
        "unittest_assertvalue", category: .assertions, dialects: [.blockly], message: "assert %MESSAGE value %ACTUAL is %EXPECTED",
        help: "Tells whether a value is true, false or null.",
        source: "Blockly, tests/generators/unittest_javascript.js, unittest_assertvalue.",
        shape: .statement,
        fields: [.text("MESSAGE"), .options("EXPECTED", [("TRUE", "true"), ("FALSE", "false"), ("NULL", "null")])],
        inputs: [.value("ACTUAL", default: .null), .value("MESSAGE", "String", default: .text(""))],
        meaning: .statement { lowering in
            let expected: Constant
            switch lowering.option("EXPECTED") {
            case "TRUE": expected = .boolean(true)
            case "FALSE": expected = .boolean(false)
            default: expected = .null
            }
            lowering.assertion(actual: lowering.value("ACTUAL"), expected: .constant(expected))
        })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let unittestAssertequals = BlockDefinition(
        "unittest_assertequals", category: .assertions, dialects: [.blockly], message: "assert %MESSAGE actual %ACTUAL expected %EXPECTED",
        help: "Tells whether a value is the expected one: the same, or a number with the same 15 digits, or a list of such items.",
        source: """
            Blockly, tests/generators/unittest_javascript.js, unittest_assertequals. Ours: an assertion outside a suite counts too, where \
            Blockly throws.
            """,
        shape: .statement, fields: [.text("MESSAGE")],
        inputs: [.value("ACTUAL", default: .null), .value("EXPECTED", default: .null), .value("MESSAGE", "String", default: .text(""))],
        meaning: .statement { lowering in
            let actual = lowering.value("ACTUAL"), expected = lowering.value("EXPECTED")
            lowering.assertion(actual: actual, expected: expected)
        })
}

extension Lowering {
    /// Compiles the comparison of two values, and the host call that tells how it went. The message is computed last; the oldest
    /// files have it in a field.
    func assertion(actual: Operand, expected: Operand) {
        let message = has("MESSAGE") ? value("MESSAGE") : .constant(.text(text(field: "MESSAGE")))
        let failed = newLabel(), end = newLabel()
        jump(to: failed, if: call(.assertionHolds, actual, expected), is: false)
        _ = hostCall("assert.passed", [("message", message)])
        jump(to: end)
        place(failed)
        _ = hostCall("assert.failed", [("message", message), ("expected", expected), ("actual", actual)])
        place(end)
    }
}

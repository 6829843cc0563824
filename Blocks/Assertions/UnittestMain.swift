import BlockCompiler
import BlockRuntime

/// The host calls of this category. The host prints, counts, and ends the run with exit code 1 where an assertion failed:
///
/// | call | arguments | printed |
/// |---|---|---|
/// | `assert.started` | `suite` | nothing; the counts start at 0 |
/// | `assert.passed` | `message` | `PASS message` |
/// | `assert.failed` | `message`, `expected`, `actual` | `FAIL message: expected X, got Y` |
/// | `assert.failed` | `message` | `FAIL message` |
/// | `assert.finished` | `suite` | `N passed, M failed` |
extension BlockDefinition {
    static let unittestMain = BlockDefinition(
        "unittest_main", category: .assertions, dialects: [.blockly], message: "run test suite %SUITE_NAME do %DO",
        help: "Runs statements and reports how many of their assertions passed.",
        source: "Blockly, tests/generators/unittest_javascript.js, unittest_main.",
        shape: .top, fields: [.text("SUITE_NAME")], inputs: [.statements("DO")],
        meaning: .statement { lowering in
            let suite = Operand.constant(.text(lowering.text(field: "SUITE_NAME")))
            _ = lowering.hostCall("assert.started", [("suite", suite)])
            lowering.statements("DO")
            _ = lowering.hostCall("assert.finished", [("suite", suite)])
        })
}

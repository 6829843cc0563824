import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let unittestFail = BlockDefinition(
        "unittest_fail", category: .assertions, dialects: [.blockly], message: "fail %MESSAGE",
        help: "Reports a failure: the program should not have come here.",
        source: "Blockly, tests/generators/unittest_javascript.js, unittest_fail.",
        shape: .statement, fields: [.text("MESSAGE")], inputs: [.value("MESSAGE", "String", default: .text(""))],
        meaning: .statement { lowering in
            let message = lowering.has("MESSAGE") ? lowering.value("MESSAGE") : .constant(.text(lowering.text(field: "MESSAGE")))
            _ = lowering.hostCall("assert.failed", [("message", message)])
        })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let immediateReturn = BlockDefinition(
        "immediate_return", category: .procedures, dialects: [.codeless],
        message: "return %value",
        help: "Leaves the function, handler or callback, with a value where there is one.",
        source: "Codeless, generated code: return value;.",
        shape: .lastStatement,
        inputs: [.value("value", default: .undefined)],
        meaning: .statement { lowering in lowering.returnValue(lowering.value("value")) })
}

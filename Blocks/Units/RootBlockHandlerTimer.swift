import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let rootBlockHandlerTimer = BlockDefinition(
        "root_block_handler_timer_", pattern: .prefix, category: .units, dialects: [.codeless],
        message: "when timer\ndo %statements_code\nreturn %return",
        help: "A timer of the server.",
        source: "Codeless, generated code: execute(req) of a timer.",
        shape: .top,
        inputs: [.statements("statements_code"), .value("return", default: .undefined)],
        meaning: .unit { lowering in lowering.unit(statements: "statements_code", result: "return") })
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let rootBlockHandler = BlockDefinition(
        "root_block_handler_", pattern: .prefix, category: .units, dialects: [.codeless],
        message: "when event\ndo %statements_code\nreturn %return",
        help: "A handler of an event of the server.",
        source: "Codeless, generated code: Backendless.ServerCode.customEvent(name, async function (req) { }).",
        shape: .top,
        inputs: [.statements("statements_code"), .value("return", default: .undefined)],
        meaning: .unit { lowering in lowering.unit(statements: "statements_code", result: "return") })
}

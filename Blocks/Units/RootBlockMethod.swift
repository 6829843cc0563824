import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let rootBlockMethod = BlockDefinition(
        "root_block_method_", pattern: .prefix, category: .units, dialects: [.codeless],
        message: "service method\ndo %statements_code\nreturn %return",
        help: "A method of an API service.",
        source: "Codeless, generated code: an async method of the service class.",
        shape: .top,
        inputs: [.statements("statements_code"), .value("return", default: .undefined)],
        meaning: .unit { lowering in lowering.unit(statements: "statements_code", result: "return") })
}

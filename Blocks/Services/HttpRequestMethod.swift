import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let httpRequestMethod = BlockDefinition(
        "http_request_method", category: .services, dialects: [.codeless],
        message: "%method",
        help: "The method of an HTTP request.",
        source: "Codeless, generated code: the method's name as a text.",
        shape: .value(["String"]),
        fields: [
            .options("method", [("get", "GET"), ("post", "POST"), ("put", "PUT"), ("patch", "PATCH"), ("delete", "DELETE")], isOpen: true)
        ],
        meaning: .value { lowering in .constant(.text(lowering.option("method"))) })
}

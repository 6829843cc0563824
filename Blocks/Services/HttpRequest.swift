import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let httpRequest = BlockDefinition(
        "http_request", category: .services, dialects: [.codeless],
        message: "http request %method url %path headers %headers query %query body %body encoding %encoding",
        help: "Makes an HTTP request and gives the answer.",
        source:
            "Codeless, generated code: Backendless.Request[method](url) with headers, query and body, awaited; the method is looked up when the url is known.",
        shape: .valueOrStatement,
        fields: [.literal("encoding")],
        inputs: [
            .value("method", default: .text("get")),
            .value("path", default: .undefined),
            .value("headers", default: .undefined),
            .value("query", default: .undefined),
            .value("body", default: .undefined),
        ],
        mutation: "has_output=\"true|false\"",
        meaning: .either { lowering in
            let encoding = lowering.literal(field: "encoding")
            let method = lowering.inNewRegister(lowering.value("method"))
            let url = lowering.call(.requestURL, lowering.value("path"))
            let known = lowering.call(.requestMethod, .register(method))
            return lowering.awaitedCall(
                "http.request",
                [
                    ("method", known), ("url", url), ("headers", lowering.value("headers")), ("query", lowering.value("query")),
                    ("body", lowering.value("body")), ("encoding", encoding.isEmpty ? .undefined : .constant(.text(encoding))),
                ])
        })
}

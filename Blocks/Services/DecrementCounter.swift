import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let decrementCounter = BlockDefinition(
        "decrement_counter", category: .services, dialects: [.codeless],
        message: "decrement counter %name %counterFn",
        help: "Lowers a counter by one and gives its value before or after.",
        source: "Codeless, generated code: Backendless.Counters[counterFn](name), awaited.",
        shape: .valueOrStatement,
        fields: [
            .options("counterFn", [("decrementAndGet", "decrement and get"), ("getAndDecrement", "get and decrement")], isOpen: true)
        ],
        inputs: [.value("name", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition(named: { "counters.\($0.field("counterFn")?.text ?? "decrementAndGet")" })))
}

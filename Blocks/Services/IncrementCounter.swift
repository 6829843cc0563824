import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let incrementCounter = BlockDefinition(
        "increment_counter", category: .services, dialects: [.codeless],
        message: "increment counter %name %counterFn",
        help: "Raises a counter by one and gives its value before or after.",
        source: "Backendless documentation, Codeless reference, Increment Counter. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        fields: [
            .options("counterFn", [("incrementAndGet", "increment and get"), ("getAndIncrement", "get and increment")], isOpen: true)
        ],
        inputs: [.value("name", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition(named: { "counters.\($0.field("counterFn")?.text ?? "incrementAndGet")" })))
}

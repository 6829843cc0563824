import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let resetCounter = BlockDefinition(
        "reset_counter", category: .services, dialects: [.codeless],
        message: "reset counter %name",
        help: "Sets a counter to 0.",
        source: "Backendless documentation, Codeless reference, Reset Counter. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        inputs: [.value("name", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("counters.reset")))
}

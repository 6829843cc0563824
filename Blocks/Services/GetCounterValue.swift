import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let getCounterValue = BlockDefinition(
        "get_counter_value", category: .services, dialects: [.codeless],
        message: "get counter value %name",
        help: "Gives the value of a counter.",
        source: "Codeless, generated code: Backendless.Counters.get(name), awaited.",
        shape: .valueOrStatement,
        inputs: [.value("name", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("counters.get")))
}

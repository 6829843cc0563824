import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let clearTimeout = BlockDefinition(
        "clear_timeout", category: .system, dialects: [.codeless],
        message: "cancel timeout %timerId",
        help: "Ends the timeout of a name before it runs.",
        source: "Backendless documentation, Codeless reference, Clear Timeout. Ours: the XML names, which no public export shows.",
        shape: .statement,
        inputs: [.value("timerId", default: .undefined)],
        meaning: .call(HostCallDefinition("timers.clearTimeout", isAwaited: false)))
}

import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let clearInterval = BlockDefinition(
        "clear_interval", category: .system, dialects: [.codeless],
        message: "end interval %timerId",
        help: "Ends the interval of a name; an unknown one is ignored.",
        source: "Codeless, generated code: clearInterval of what is kept under timerId.",
        shape: .statement,
        inputs: [.value("timerId", default: .undefined)],
        meaning: .call(HostCallDefinition("timers.clearInterval", isAwaited: false)))
}

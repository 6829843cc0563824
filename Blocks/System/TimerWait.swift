import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let timerWait = BlockDefinition(
        "timer_wait", category: .system, dialects: [.codeless],
        message: "wait %time ms",
        help: "Waits some milliseconds.",
        source: "Codeless, generated code: a promise of setTimeout(time || 0), awaited.",
        shape: .statement,
        inputs: [.value("time", default: .undefined)],
        meaning: .statement { lowering in _ = lowering.awaitedCall("timers.wait", [("ms", lowering.call(.orZero, lowering.value("time")))])
        })
}

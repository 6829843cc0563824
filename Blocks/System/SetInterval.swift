import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let setInterval = BlockDefinition(
        "set_interval", category: .system, dialects: [.codeless],
        message: "every %delay ms as %timerId\ndo %callback",
        help: "Repeats statements every so many milliseconds, until an interval of the same name is set or cleared.",
        source: "Codeless, generated code: setInterval with an async callback, kept under timerId.",
        shape: .statement,
        inputs: [.value("delay", default: .undefined), .value("timerId", default: .undefined), .statements("callback")],
        callbackInputs: ["callback"],
        meaning: .statement { lowering in
            let delay = lowering.value("delay"), timerId = lowering.value("timerId")
            let callback = lowering.callback(item: nil, statements: "callback", result: nil)
            _ = lowering.hostCall("timers.setInterval", [("timerId", timerId), ("delay", delay), ("callback", callback)])
        })
}

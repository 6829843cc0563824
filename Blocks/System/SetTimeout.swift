import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let setTimeout = BlockDefinition(
        "set_timeout", category: .system, dialects: [.codeless],
        message: "after %delay ms as %timerId\ndo %callback",
        help: "Runs statements once after some milliseconds.",
        source: "Backendless documentation, Codeless reference, Set Timeout. Ours: the XML names, which no public export shows.",
        shape: .statement,
        inputs: [.value("delay", default: .undefined), .value("timerId", default: .undefined), .statements("callback")],
        callbackInputs: ["callback"],
        meaning: .statement { lowering in
            let delay = lowering.value("delay"), timerId = lowering.value("timerId")
            let callback = lowering.callback(item: nil, statements: "callback", result: nil)
            _ = lowering.hostCall("timers.setTimeout", [("timerId", timerId), ("delay", delay), ("callback", callback)])
        })
}

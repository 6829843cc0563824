import BlockRuntime

extension Host {
    /// Brings the arguments of a call into the form that is recorded.
    ///
    /// - Returns: the error that the call throws instead of being made.
    func prepare(_ call: inout HostCall, _ callback: inout CallbackReference?, in machine: Machine) -> HostError? {
        switch call.name {
        case "timers.wait":
            if !call["ms"].isTruthy { call.arguments = [HostProperty("ms", .number(0))] }
        case "timers.setInterval", "timers.setTimeout":
            for argument in call.arguments { if case .callback(let reference) = argument.value { callback = reference } }
            call.arguments.removeAll { if case .callback = $0.value { true } else { false } }
        case "ui.stopPropagation":
            let isEvent = machine.sharedName(ofArgument: "event")?.hasPrefix("event/") ?? false
            let given = call["event"]
            call.arguments = []
            if !isEvent { return typeError(given, "stopPropagation") }
        case "ui.focus":
            guard case .reference(let name) = call["component"], name.hasPrefix("components/") else {
                return typeError(call["component"], "focus")
            }
        default: break
        }
        return nil
    }

    private func typeError(_ value: HostValue, _ method: String) -> HostError {
        let message =
            value.isMissing
            ? "Cannot read properties of \(value.javaScriptText()) (reading '\(method)')" : "\(method) is not a function"
        return HostError(name: "TypeError", message: message, isEngineError: true)
    }
}

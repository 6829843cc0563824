import BlockRuntime

extension Host {
    /// Brings the arguments of a call into the form that is recorded.
    ///
    /// - Returns: the error that the call throws instead of being made.
    func prepare(_ call: inout HostCall, _ callback: inout CallbackReference?, in machine: Machine) -> HostError? {
        switch call.name {
        case "http.request": return prepareRequest(&call)
        case "timers.wait":
            if !call["ms"].isTruthy { call.arguments = [("ms", .number(0))] }
        case "timers.setInterval":
            for case (_, .callback(let reference)) in call.arguments { callback = reference }
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

    /// - Source: formats, "Calls": an empty address is an error, one without a scheme gets `https://`, the methods are five.
    private func prepareRequest(_ call: inout HostCall) -> HostError? {
        guard call["url"].isTruthy else { return HostError(message: "Url must be specified.") }
        let url = call["url"].javaScriptText(in: settings.timeZone)
        if !url.hasPrefix("http://"), !url.hasPrefix("https://"), let offset = call.arguments.firstIndex(where: { $0.name == "url" }) {
            call.arguments[offset].value = .text("https://" + url)
        }
        let method = call["method"]
        guard let name = method.textValue, ["get", "post", "put", "patch", "delete"].contains(name.lowercased()) else {
            let message = "Backendless.Request[\(method.javaScriptText())] is not a function"
            return HostError(name: "TypeError", message: message, isEngineError: true)
        }
        return nil
    }
}

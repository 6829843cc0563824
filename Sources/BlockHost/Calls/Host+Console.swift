import BlockRuntime
import OrderedJSON

extension Host {
    /// Answers a call that is no call in a report: console, storage, page and the like.
    func answerUnrecorded(_ call: HostCall, in machine: Machine) throws(LimitStop) -> HostAnswer? {
        switch call.name {
        case "console.print": return try print(call["text"], in: machine)
        case "console.log":
            // Most prints are of one text that nobody keeps.
            if !settings.isRecording, case .text(let text) = call["value"] { return write(text + "\n") }
            return try log([call["value"]], in: machine)
        case "console.prettyPrint":
            var values: [HostValue] = []
            if case .list(let items) = call["values"] { values = items }
            return try log([.text(">> " + call["label"].javaScriptText(in: settings.timeZone))] + values, in: machine)
        case "prompt": return prompt(call["message"])
        case "storage.get": return .value(storage.text(key(of: call)).map { .text($0) } ?? .null)
        case "storage.set":
            let more = storage.set(key(of: call), to: call["text"].javaScriptText(in: settings.timeZone))
            try machine.hold(byteCount: more)
            return .value(.undefined)
        case "storage.delete":
            try machine.hold(byteCount: storage.set(key(of: call), to: nil))
            return .value(.undefined)
        case "sdk.apiUrl": return .value(.text(context.appPath))
        case let name where name.isIn("page."): return try page.answer(call, in: machine)
        case let name where name.isIn("assert."): return check(call, in: machine)
        default: return nil
        }
    }

    private func key(of call: HostCall) -> String { call["key"].javaScriptText(in: settings.timeZone) }

    /// Prints a text as a line: Blockly's print.
    private func print(_ value: HostValue, in machine: Machine) throws(LimitStop) -> HostAnswer {
        try record([value], in: machine)
        return write(value.javaScriptText(in: settings.timeZone) + "\n")
    }

    /// Prints values as a line the way node's console.log does.
    private func log(_ values: [HostValue], in machine: Machine) throws(LimitStop) -> HostAnswer {
        try record(values, in: machine)
        let texts = values.map { value in
            value.textValue ?? ConsoleText.inspect(value, in: settings.timeZone) { machine.sharedValue($0) }
        }
        return write(texts.joined(separator: " ") + "\n")
    }

    /// Keeps what is printed for the report, where there is one.
    private func record(_ values: [HostValue], in machine: Machine) throws(LimitStop) {
        guard settings.isRecording else { return }
        // Twice: the report is written as JSON in the end.
        try machine.hold(byteCount: values.reduce(192) { $0 + 2 * $1.keptByteCount })
        report.console.append(values)
    }

    /// Writes to the program's output, within its limit.
    func write(_ text: String) -> HostAnswer {
        // What is too long is not searched for secrets first.
        if settings.outputByteLimit > 0, text.utf8.count > settings.outputByteLimit - printedByteCount { return .stop(.output) }
        let text = redactor?.redact(text) ?? text
        printedByteCount += text.utf8.count
        if settings.outputByteLimit > 0, printedByteCount > settings.outputByteLimit { return .stop(.output) }
        settings.print(text)
        return .value(.undefined)
    }

    private func prompt(_ message: HostValue) -> HostAnswer {
        let answer = write(message.isMissing ? "" : message.javaScriptText(in: settings.timeZone) + " ")
        if case .stop = answer { return answer }
        return .value(settings.answer().map { .text($0) } ?? .null)
    }
}

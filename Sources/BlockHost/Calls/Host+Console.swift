import BlockRuntime
import OrderedJSON

extension Host {
    /// Answers a call that is no call in a report: console, storage, page and the like.
    func answerUnrecorded(_ call: HostCall, in machine: Machine) throws(LimitStop) -> HostAnswer? {
        switch call.name {
        case "console.print": return print(call["text"])
        case "console.log": return log([call["value"]], in: machine)
        case "console.prettyPrint":
            var values: [HostValue] = []
            if case .list(let items) = call["values"] { values = items }
            return log([.text(">> " + call["label"].javaScriptText(in: settings.timeZone))] + values, in: machine)
        case "prompt": return prompt(call["message"])
        case "storage.get": return .value(storage.text(key(of: call)).map { .text($0) } ?? .null)
        case "storage.set":
            storage.set(key(of: call), to: call["text"].javaScriptText(in: settings.timeZone))
            return .value(.undefined)
        case "storage.delete":
            storage.set(key(of: call), to: nil)
            return .value(.undefined)
        case "sdk.apiUrl": return .value(.text(context.appPath))
        case let name where name.hasPrefix("page."): return try page.answer(call, in: machine)
        case let name where name.hasPrefix("assert."): return check(call, in: machine)
        default: return nil
        }
    }

    private func key(of call: HostCall) -> String { call["key"].javaScriptText(in: settings.timeZone) }

    /// Prints a text as a line: Blockly's print.
    private func print(_ value: HostValue) -> HostAnswer {
        if settings.isRecording { report.console.append([value]) }
        return write(value.javaScriptText(in: settings.timeZone) + "\n")
    }

    /// Prints values as a line the way node's console.log does.
    private func log(_ values: [HostValue], in machine: Machine) -> HostAnswer {
        if settings.isRecording { report.console.append(values) }
        let texts = values.map { value in
            value.textValue ?? ConsoleText.inspect(value, in: settings.timeZone) { machine.sharedValue($0) }
        }
        return write(texts.joined(separator: " ") + "\n")
    }

    /// Writes to the program's output, within its limit.
    func write(_ text: String) -> HostAnswer {
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

import BackendlessUsers
import BlockCompiler
public import BlockHost
import BlockModel
public import BlockRecording
import BlockRuntime

/// Says why a run did not finish in the program's own words: which block failed, what its inputs were and where they came from, in which
/// round of which loop, in which call, and what to do about it.
public struct FailureExplanation {
    let recording: Recording
    let program: DebuggedProgram
    let report: RunReport

    /// Explains a run.
    ///
    /// - Parameters:
    ///   - recording: the run, made with `Instrumentation.trace`; it holds no secrets.
    ///   - program: the same program, for what its blocks say.
    public init(_ recording: Recording, _ program: DebuggedProgram, _ report: RunReport) {
        self.recording = recording
        self.program = program
        self.report = report
    }

    /// The explanation, several lines; empty for a run that finished. Where the recording does not reach the end of the run, it says so.
    public var text: String {
        guard report.status != .finished, recording.count > 0 else { return "" }
        if recording.ending.isCut {
            return "why it failed cannot be told: the recording was full before; --record-last 1000000 keeps the end of a long run\n"
        }
        let event = failureEvent
        let stack = recording.stack(at: event, limit: 10_000)
        guard !stack.isEmpty else { return "" }
        var text = report.status == .stopped ? "where it was\n" : "why it failed\n"
        var remedies: [String] = []
        let failed = failedBlock(stack, event)
        text += "  " + quote(failed.site) + "\n"
        if report.status == .failed {
            let inputs = inputs(ofBlock: failed.site, openedBy: failed.event, before: event)
            for input in inputs {
                text += "    \(input.name) was \(shown(input.value, named: input.name))" + origin(of: input, event) + "\n"
            }
            text += call(of: failed, before: event)
            remedies = self.remedies(inputs, failed, event)
        }
        for line in surroundings(stack, event) { text += "  \(line)\n" }
        if !remedies.isEmpty { text += "what to do\n" + remedies.map { "  - \($0)\n" }.joined() }
        return text
    }

    // MARK: Where

    /// The event at which the run went wrong: where the error that ended it was thrown first.
    private var failureEvent: Int {
        guard report.status == .failed else { return recording.count - 1 }
        guard report.cause != .unanswered, var event = recording.errors.last else {
            return recording.calls(upTo: recording.count - 1).last ?? recording.count - 1
        }
        // An error that leaves a callback is thrown again in the block that waits for it.
        for earlier in recording.errors.dropLast().reversed() {
            guard recording[earlier].value == recording[event].value, recording[earlier].strand != recording[event].strand,
                let site = recording.stack(at: event, limit: 1).first?.site,
                recording.stack(at: earlier, limit: 10_000).last?.site == site
            else { break }
            event = earlier
        }
        return event
    }

    private func failedBlock(_ stack: [RecordingState.OpenBlock], _ event: Int) -> RecordingState.OpenBlock {
        stack.first { $0.site == recording[event].site && !$0.isFunction } ?? stack[0]
    }

    /// The loops, procedures and callbacks around a place, inner ones first.
    private func surroundings(_ stack: [RecordingState.OpenBlock], _ event: Int) -> [String] {
        var lines: [String] = []
        for (offset, open) in stack.enumerated() {
            if open.isFunction {
                lines += function(
                    open, caller: stack.dropFirst(offset + 1).first, isInnermost: !stack[..<offset].contains { $0.isFunction }, event)
            } else if let round = round(of: open, event) {
                lines.append(round)
            }
            if lines.count > 20 { return lines + ["and so on"] }
        }
        return lines
    }

    private func function(
        _ open: RecordingState.OpenBlock, caller: RecordingState.OpenBlock?, isInnermost: Bool, _ event: Int
    ) -> [String] {
        var values: [String] = []
        if isInnermost {
            for variable in recording.variables(at: event) where recording.variables[variable.variable].function != nil {
                let name = recording.variables[variable.variable].name
                values.append("\(name) was \(shown(variable.value, named: name))")
            }
        }
        let with = values.isEmpty ? "" : ", where " + values.joined(separator: ", ")
        if let caller { return ["in a procedure that was called by \(quote(caller.site))\(with)"] }
        guard let definition = definition(of: open.site), !definition.callbackInputs.isEmpty else { return [] }
        // The block that started the callback is open in another strand.
        var position = 0
        var start = open.event
        while start >= 0 {
            let other = recording[start]
            if other.site == open.site {
                if other.kind == .enterFunction { position += 1 } else if other.kind.opens { break }
            }
            start -= 1
        }
        let line = "in the callback of \(quote(open.site)), called for the \(ordinal(position)) time\(with)"
        guard start >= 0 else { return [line] }
        return [line] + surroundings(Array(recording.stack(at: start, limit: 10_000).dropFirst()), start)
    }

    /// In which round a loop is; nil for what is no loop.
    private func round(of open: RecordingState.OpenBlock, _ event: Int) -> String? {
        guard let definition = definition(of: open.site), definition.category == .loops, let (workspace, reference) = block(open.site),
            let body = definition.inputs.first(where: { $0.kind == .statement }),
            var first = workspace[reference].input(body.name)?.content
        else { return nil }
        while !workspace[first].isEnabled, let next = workspace[first].next { first = next }
        let site = self.site(of: first, in: workspace)
        let (strand, depth) = (recording[open.event].strand, recording[open.event].depth)
        var count = 0
        for offset in open.event..<(event + 1) {
            let other = recording[offset]
            if other.kind == .enterStatement, other.site == site, other.strand == strand, other.depth == depth + 1 { count += 1 }
        }
        guard count > 0 else { return "before the first round of \(quote(open.site))" }
        var line = "in round \(count) of \(quote(open.site))"
        for field in definition.fields {
            guard case .variable = field.kind, let name = variableName(field, of: workspace[reference], in: workspace),
                let value = value(ofVariable: name, event)?.value
            else { continue }
            line += ", where \(name) was \(shown(value, named: name))"
        }
        return line
    }

    // MARK: The call

    /// The call of the host that was answered with an error just before; empty when there was none.
    private func call(of failed: RecordingState.OpenBlock, before event: Int) -> String {
        guard let call = recording.calls(upTo: event).last, call > failed.event, isAnsweredByFailure(call, before: event) else {
            return ""
        }
        let name = recording[call].text ?? ""
        var text = "    it called \(name) \(recording[call].arguments ?? "{}")\n"
        if report.cause == .unanswered { return text + "    nothing answers that call\n" }
        if let known = fault { text += "    the answer was \(known.code.rawValue): \(known.meaning)\n" }
        return text
    }

    private func isAnsweredByFailure(_ call: Int, before event: Int) -> Bool {
        if report.cause == .unanswered { return true }
        return (call..<(event + 1)).contains { recording[$0].kind == .failedAnswer }
            && !(call..<(event + 1)).contains { recording[$0].kind == .answer }
    }

    /// What the code of the error means.
    var fault: FaultExplanation? {
        guard case .error(let error)? = report.thrown, case .number(let number)? = error.code, let code = Int(exactly: number) else {
            return nil
        }
        return FaultCatalog.explanation(of: code)
    }

    private func ordinal(_ number: Int) -> String {
        switch (number % 10, number % 100) {
        case (_, 11...13): "\(number)th"
        case (1, _): "\(number)st"
        case (2, _): "\(number)nd"
        case (3, _): "\(number)rd"
        default: "\(number)th"
        }
    }
}

import BackendlessUsers
import BlockHost
import BlockModel
import BlockRuntime

/// Says why a run did not finish: what, where, through which procedures, and what to do.
struct RunFailureText {
    /// The run.
    let report: RunReport
    /// What must not be shown.
    var secrets = SecretKeeper()
    /// The texts of the program's files, without secrets.
    let sources: [String: [UInt8]]
    /// What the run was allowed to use.
    let limits: Limits
    /// The zone of dates in texts.
    let timeZone: TimeZoneRules

    /// The most failed callbacks that are shown.
    private static let mostWarnings = 20

    /// The text; empty for a run that finished.
    var text: String {
        var text = report.callbackErrors.prefix(Self.mostWarnings).map { render(warning(of: $0)) }.joined()
        let more = report.callbackErrorCount - Self.mostWarnings
        if more > 0 { text += render(Diagnostic(.warning, code: "callback-error", "and \(more) more callbacks of intervals failed")) }
        switch report.status {
        case .finished: break
        case .failed: text += render(located(failure))
        case .stopped: text += render(located(stop))
        }
        return text
    }

    private func render(_ diagnostic: Diagnostic) -> String {
        DiagnosticRenderer(source: diagnostic.file.flatMap { sources[$0] }).render(diagnostic)
    }

    private var failure: Diagnostic {
        switch report.cause {
        case .unanswered:
            var message = "a call has no answer"
            if case .error(let error)? = report.thrown { message = error.message }
            return Diagnostic(.error, code: "unanswered-call", message, hint: report.hint)
        case .program, .unreachable:
            let thrown = report.thrown ?? .undefined
            let isUnreachable = report.cause == .unreachable
            return Diagnostic(
                .error, code: isUnreachable ? "backend-unreachable" : "uncaught-error", "uncaught \(secrets.redact(shown(thrown)))",
                hint: hint(for: thrown)
            )
        }
    }

    private func shown(_ thrown: HostValue) -> String {
        guard case .error(let error) = thrown else { return "value: " + ConsoleText.inspect(thrown, in: timeZone) }
        guard let code = error.code, !code.isMissing else { return error.text }
        return "\(error.text) (code \(code.javaScriptText(in: timeZone)))"
    }

    private func hint(for thrown: HostValue) -> String? {
        guard case .error(let error) = thrown else { return nil }
        if case .number(let number)? = error.code, let code = Int(exactly: number), let known = FaultCatalog.explanation(of: code) {
            return "\(known.meaning) 'codeless explain \(code)' tells more"
        }
        guard error.isEngineError else { return nil }
        if error.message.contains("of undefined") || error.message.contains("of null") {
            return "something that was never set, or that is not there, is used as an object, list or text"
        }
        return nil
    }

    private var stop: Diagnostic {
        let limit = report.limit ?? .cancelled
        let (message, hint): (String, String?) =
            switch limit {
            case .steps: ("the run was stopped after \(limits.steps) steps", "an endless loop? --max-steps N allows more, 0 any number")
            case .matching:
                (
                    "regular expressions took more than \(Limits.matchingSteps) steps",
                    "an expression that can match a text in very many ways, such as (a+)+$?"
                )
            case .time:
                ("the run was stopped after \(javaScriptText(limits.timeSeconds)) seconds", "--timeout SECONDS allows more, 0 any time")
            case .depth:
                ("calls are nested more than \(limits.depth) deep", "a procedure that calls itself without end? --max-depth N allows more")
            case .memory:
                ("the run needs more than \(byteText(limits.heapByteCount)) of memory", "--max-memory SIZE allows more, 0 all there is")
            case .output: ("the run printed more than \(byteText(limits.outputByteCount))", "--max-output SIZE allows more, 0 any amount")
            case .cancelled: ("the run was cancelled", nil)
            }
        return Diagnostic(.error, code: "limit-\(limit.rawValue)", message, hint: hint)
    }

    private func byteText(_ count: Int) -> String {
        for (unit, size) in [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)] where count >= size && count % size == 0 {
            return "\(count / size) \(unit)"
        }
        return "\(count) bytes"
    }

    /// Adds the place and the calls that led to it.
    private func located(_ diagnostic: Diagnostic) -> Diagnostic {
        var diagnostic = diagnostic
        guard let first = report.trace.first else { return diagnostic }
        if let site = first.site {
            diagnostic.file = site.file
            diagnostic.position = SourcePosition(line: site.line, column: site.column)
            diagnostic.blockID = site.id
            diagnostic.blockType = site.type
        }
        let calls = report.trace.dropFirst()
        var inner = first.function
        for place in calls.prefix(8) {
            diagnostic.notes.append(
                Diagnostic.Note(
                    "'\(inner)' was called here", at: place.site.map { SourcePosition(line: $0.line, column: $0.column) },
                    in: place.site?.file))
            inner = place.function
        }
        if calls.count > 8 {
            diagnostic.notes.append(Diagnostic.Note("and \(calls.count - 8)\(calls.count > 98 ? " or more" : "") calls around that"))
        }
        return diagnostic
    }

    private func warning(of error: RunReport.CallbackError) -> Diagnostic {
        let name = error.timerID.isMissing ? "" : " '\(error.timerID.javaScriptText())'"
        return Diagnostic(
            .warning, code: "callback-error", "the callback of the interval\(name) failed: \(secrets.redact(shown(error.error)))")
    }
}

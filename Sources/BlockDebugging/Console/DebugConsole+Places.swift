import BlockCompiler
import BlockRuntime

/// Breakpoints, watches, and the places that people name.
extension DebugConsole {
    func setBreakpoint(_ argument: String) throws(DebugMessage) {
        if argument.isEmpty { return listBreakpoints() }
        var (place, condition) = (argument, "")
        if let range = argument.firstRange(of: " if ") {
            place = String(argument[..<range.lowerBound])
            condition = String(argument[range.upperBound...])
        }
        var test: Condition?
        if !condition.isEmpty { test = try Condition(condition) }
        let breakpoint = try session.addBreakpoint(at: self.place(place), if: test)
        say("breakpoint " + text(of: breakpoint))
    }

    func setLog(_ argument: String) throws(DebugMessage) {
        var place = String(argument.prefix { !$0.isWhitespace })
        if place == "type" || place == "procedure" {
            place += " " + argument.dropFirst(place.count).drop { $0.isWhitespace }.prefix { !$0.isWhitespace }
        }
        let message = String(argument.dropFirst(place.count)).withoutBlanksAround
        guard !message.isEmpty else { throw DebugMessage("log takes a place and a message, as in: log 12 x is {x}") }
        let breakpoint = try session.addBreakpoint(at: self.place(place), logMessage: message)
        say("log \(text(of: breakpoint))")
    }

    func delete(_ argument: String) throws(DebugMessage) {
        if argument.isEmpty {
            session.removeBreakpoints { _ in true }
            session.removeWatches()
            return say("nothing pauses the program any more, but errors")
        }
        guard let number = Int(argument), session.remove(number) else {
            throw DebugMessage("there is no breakpoint or watch '\(argument)'; 'break' lists them")
        }
    }

    func setWatch(_ argument: String) throws(DebugMessage) {
        guard !argument.isEmpty else { return listBreakpoints() }
        if session.isReady { session.move(.start) }
        let watch = try session.addWatch(argument)
        say("watch \(watch.number): \(watch.path) is \(session.line(watch.value ?? .undefined, named: watch.path))")
    }

    func setErrors(_ argument: String) throws(DebugMessage) {
        switch argument {
        case "all": session.errorPauses = .always
        case "uncaught": session.errorPauses = .uncaught
        case "never": session.errorPauses = .never
        default: throw DebugMessage("errors takes all, uncaught or never")
        }
    }

    private func listBreakpoints() {
        for breakpoint in session.breakpoints {
            var line = (breakpoint.logMessage == nil ? "breakpoint " : "log ") + text(of: breakpoint)
            if let message = breakpoint.logMessage { line += ": " + message }
            if breakpoint.hitCount > 0 { line += ", met \(breakpoint.hitCount) time\(breakpoint.hitCount == 1 ? "" : "s")" }
            say(line)
        }
        for watch in session.watches {
            say("watch \(watch.number): \(watch.path) is \(session.line(watch.value ?? .undefined, named: watch.path))")
        }
        if session.breakpoints.isEmpty, session.watches.isEmpty { say("nothing pauses the program but errors") }
    }

    private func text(of breakpoint: Breakpoint) -> String {
        var text = "\(breakpoint.number)"
        if let site = breakpoint.site { text += " at \(site.line):\(site.column): " + session.program.sentence(of: site) }
        let count = breakpoint.instructions.count
        if count > 1 { text += " and \(count - 1) other place\(count == 2 ? "" : "s")" }
        if let condition = breakpoint.condition { text += ", if \(condition)" }
        return text
    }

    /// Reads a place: a line, line and column, an id, `type TYPE` or `procedure NAME`.
    func place(_ text: String) throws(DebugMessage) -> Breakpoint.Place {
        let text = text.withoutBlanksAround
        guard !text.isEmpty else { throw DebugMessage("name a place: a line, LINE:COLUMN, a block's id, type TYPE or procedure NAME") }
        if let line = Int(text) { return .line(line, file: nil) }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 2, let line = Int(parts[0]), let column = Int(parts[1]) {
            return .position(line: line, column: column, file: nil)
        }
        func rest(after word: String) -> String? {
            text.hasPrefix(word) ? String(text.dropFirst(word.count)).withoutBlanksAround : nil
        }
        if let type = rest(after: "type ") { return .type(type) }
        if let name = rest(after: "procedure ") { return .procedure(name) }
        if let id = rest(after: "id ") { return .block(id: id) }
        let lookup = session.program.lookup
        if !lookup.blocks(withID: text).isEmpty { return .block(id: text) }
        if lookup.functions(named: text).contains(where: { session.program.name(ofFunction: $0) == text }) { return .procedure(text) }
        if !lookup.starts(ofType: text).isEmpty { return .type(text) }
        return .block(id: text)
    }
}

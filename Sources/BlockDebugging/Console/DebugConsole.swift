import BlockCompiler
public import BlockHost
import BlockRuntime

/// A debugger that is talked to in lines: each command gives text.
public final class DebugConsole {
    /// What is debugged.
    public let session: DebugSession
    /// The call that is looked at, inner ones first.
    var frameOffset = 0
    private let write: (String) -> Void
    private let describe: (RunReport) -> String
    /// Whether the program has left a line unfinished.
    private var isInProgramLine = false
    /// What an empty line does again.
    private var lastMovement: String?

    /// Makes a console.
    ///
    /// - Parameters:
    ///   - write: takes everything that is shown.
    ///   - describe: says why a run did not finish; empty where it did.
    public init(_ session: DebugSession, write: @escaping (String) -> Void, describe: @escaping (RunReport) -> String) {
        self.session = session
        self.write = write
        self.describe = describe
        session.say = { [weak self] in self?.say($0) }
    }

    /// What stands before each line that the program prints.
    public static let programMark = "| "

    /// Shows what the program prints.
    public func showProgramOutput(_ text: String) {
        var marked = ""
        for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if offset > 0 {
                marked += "\n"
                isInProgramLine = false
            }
            guard !line.isEmpty else { continue }
            marked += isInProgramLine ? String(line) : Self.programMark + line
            isInProgramLine = true
        }
        write(marked)
    }

    /// Takes note that somebody has ended the program's line by answering behind it.
    public func endProgramLine() { isInProgramLine = false }

    /// Reads commands until there are none or one ends the session.
    ///
    /// - Parameter next: asks for a command; nil ends the session.
    public func run(_ next: () -> String?) {
        while let line = next() {
            session.interruption.clear()
            guard execute(line) else { return }
        }
    }

    /// Does what one line says.
    ///
    /// - Returns: whether the session goes on.
    public func execute(_ line: String) -> Bool {
        let line = line.withoutBlanksAround
        if line.hasPrefix("#") { return true }
        guard !line.isEmpty else { return lastMovement.map(execute) ?? true }
        let word = String(line.prefix { !$0.isWhitespace })
        let argument = String(line.dropFirst(word.count)).withoutBlanksAround
        guard let command = DebugCommand.named(word) else {
            let names = DebugCommand.allCases.map(\.rawValue)
            // Two letters that changed places are a slip of the fingers, not another word.
            let near = nearest(to: word, among: names) ?? names.first { $0.sorted() == word.lowercased().sorted() }
            say("there is no command '\(word)'; " + (near.map { "did you mean '\($0)'?" } ?? "'help' lists all"))
            return true
        }
        lastMovement = command.isMovement ? line : nil
        do throws(DebugMessage) {
            try execute(command, argument)
        } catch {
            say(error.description)
        }
        return command != .quit
    }

    /// Shows a line.
    func say(_ text: String) {
        if isInProgramLine { write("\n") }
        isInProgramLine = false
        write(session.secrets.redact(text) + "\n")
    }

    private func execute(_ command: DebugCommand, _ argument: String) throws(DebugMessage) {
        switch command {
        case .help: say(DebugCommand.summary)
        case .break: try setBreakpoint(argument)
        case .log: try setLog(argument)
        case .delete: try delete(argument)
        case .watch: try setWatch(argument)
        case .errors: try setErrors(argument)
        case .run:
            if session.isReady { try move(.on, "") } else { show(session.rewind(to: 1)) }
        case .step: try move(session.isReady ? .start : .into, argument)
        case .next: try move(session.isReady ? .start : .over, argument)
        case .out: try move(.out, argument)
        case .continue: try move(.on, argument)
        case .until:
            let statements = try session.program.statements(at: place(argument))
            try move(.until(statements.map(\.instruction)), "")
        case .back: try move(.back, argument)
        case .reverse: try move(.backToBreakpoint, "")
        case .goto:
            guard let count = Int(argument), count > 0 else { throw DebugMessage("goto takes a count of statements, as 'count' shows it") }
            show(session.rewind(to: count))
        case .vars: showVariables()
        case .print: try print(argument)
        case .where: showFrames()
        case .count: say("statement \(session.statementCount)")
        case .frame: try selectFrame(argument)
        case .list: list(argument)
        case .calls: showCalls()
        case .users: showUsers()
        case .quit: break
        }
    }

    // MARK: Moving

    private func move(_ movement: Movement, _ argument: String) throws(DebugMessage) {
        guard let times = argument.isEmpty ? 1 : Int(argument), times > 0 else {
            throw DebugMessage("'\(argument)' is no number of times")
        }
        let isBackwards = movement == .back || movement == .backToBreakpoint
        switch session.state {
        case .ready where isBackwards: throw DebugMessage("the program has not started; 'run' or 'step' starts it")
        case .ended where !isBackwards: throw DebugMessage("the program is over; 'run' starts it again, 'back' goes back")
        default: break
        }
        for _ in 0..<times {
            let before = session.moment
            guard case .paused(let pause) = session.move(movement) else { break }
            if isBackwards, before != nil, session.moment == before { throw DebugMessage("this is where the program begins") }
            if !pause.isPlainStep { break }
        }
        show(session.state)
    }

    private func show(_ state: DebugSession.State) {
        frameOffset = 0
        switch state {
        case .ready: say("the program has not started")
        case .paused(let pause): show(pause)
        case .ended(let report):
            let text = describe(report)
            if !text.isEmpty { say(text.last == "\n" ? String(text.dropLast()) : text) }
            switch report.status {
            case .finished:
                say("the program has ended" + (report.result == .undefined ? "" : ": " + session.line(report.result, named: "")))
            case .failed: say("the program has failed")
            case .stopped: say("the program was stopped")
            }
        }
    }

    private func show(_ pause: DebugSession.Pause) {
        switch pause.reason {
        case .entry, .step: break
        case .breakpoint(let numbers): say("breakpoint " + numbers.map(String.init).joined(separator: ", "))
        case .watch(let number, let old, let new):
            let path = session.watches.first { $0.number == number }?.path ?? ""
            say("watch \(number): \(path) was \(session.line(old, named: path)), is \(session.line(new, named: path))")
        case .error(let error): say("error: " + session.line(error, named: "", limit: 1_000))
        case .interruption: say("interrupted")
        }
        if let frame = session.machine.innermostFrame { say(place(of: frame)) }
    }
}

extension DebugSession {
    /// Whether the program has not started.
    var isReady: Bool {
        if case .ready = state { return true }
        return false
    }
}

extension DebugSession.Pause {
    /// Whether nothing but the movement's own end made the program stand still.
    var isPlainStep: Bool {
        switch reason {
        case .entry, .step: true
        default: false
        }
    }

    /// Whether an error was thrown here.
    var isAtError: Bool {
        if case .error = reason { return true }
        return false
    }
}

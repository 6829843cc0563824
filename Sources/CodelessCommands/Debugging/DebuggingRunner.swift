import BlockCompiler
import BlockDebugging
import BlockHost
import BlockLibrary
import BlockModel
import BlockRuntime
import ProgramLoading

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Does what `codeless debug` is asked to do.
public struct DebuggingRunner {
    private let request: RunRequest
    private let commandFile: String?
    private let terminal: Terminal
    private let isInteractive: Bool

    /// Set by Ctrl-C.
    private static let interruption = CancellationFlag()

    /// Makes a runner.
    ///
    /// - Parameters:
    ///   - commandFile: the file of the commands; nil to read them from the terminal.
    ///   - isInteractive: whether somebody types them; nil to find out.
    public init(_ request: RunRequest, commandFile: String?, terminal: Terminal, isInteractive: Bool? = nil) {
        self.request = request
        self.commandFile = commandFile
        self.terminal = terminal
        self.isInteractive = commandFile == nil && (isInteractive ?? (isatty(STDIN_FILENO) == 1))
    }

    /// Debugs the program until the session ends.
    public func run() -> CommandStatus {
        defer { terminal.flush() }
        let runner = ProgramRunner(request, terminal: terminal)
        do throws(ProgramRunner.Obstacle) {
            return try debug(runner)
        } catch {
            return runner.complain(error)
        }
    }

    private func debug(_ runner: ProgramRunner) throws(ProgramRunner.Obstacle) -> CommandStatus {
        let file = request.files.first ?? "-"
        let loaded = try runner.load(file, instrumentation: .statements)
        let secrets = runner.secretKeeper(of: loaded)
        for secret in loaded.writtenSecrets { secrets.learn(secret) }
        var (host, settings, users) = try runner.prepare(loaded, file, secrets)
        let commands = try commandLines()
        let link = ConsoleLink()
        host.print = { link.console?.showProgramOutput($0) }
        let editor = isInteractive && RawTerminal.isCapable ? self.editor : nil
        if request.answersFile == nil { host.answer = { answer(editor, link) } }
        let program = DebuggedProgram(loaded.program, workspaces: loaded.workspaces, sources: loaded.sources, catalog: loaded.catalog)
        let session = DebugSession(program, settings: settings, host: host, interruption: Self.interruption)
        let console = DebugConsole(session, write: terminal.output.write) { report in
            RunFailureText(
                report: report, secrets: secrets, sources: loaded.sources.mapValues(secrets.masked), limits: settings.limits,
                timeZone: settings.timeZone
            ).text
        }
        link.console = console
        if isInteractive {
            signal(SIGINT) { _ in DebuggingRunner.interruption.set() }
            terminal.output.write("codeless debug \(file): 'help' lists the commands, 'run' or 'step' starts the program\n")
        }
        console.run { next(commands, editor) }
        if isInteractive, editor == nil { terminal.output.write("\n") }
        do throws(FileFailure) {
            try users.finish()
        } catch {
            throw .file(UnloadableFile(error))
        }
        return .success
    }

    /// What shows the program's output; it is made after the host that prints.
    private final class ConsoleLink {
        weak var console: DebugConsole?
    }

    private final class Lines {
        var rest: ArraySlice<Substring>

        init(_ text: String) {
            rest = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
            if rest.last?.isEmpty ?? false { rest.removeLast() }
        }
    }

    private func commandLines() throws(ProgramRunner.Obstacle) -> Lines? {
        guard let commandFile else { return nil }
        do throws(FileFailure) {
            return Lines(String(decoding: try FileBytes.read(commandFile), as: UTF8.self))
        } catch {
            throw .file(UnloadableFile(error))
        }
    }

    /// Reads commands and answers where somebody types them.
    private var editor: LineEditor {
        let output = terminal.output
        // Half of the screen: a program's question may stand before the answer.
        return LineEditor(room: RawTerminal.columnCount / 2, readByte: RawTerminal.readByte) {
            output.write($0)
            output.flush()
        }
    }

    /// The answer to a question of the program. Ctrl-C gives none and pauses the program.
    private func answer(_ editor: LineEditor?, _ link: ConsoleLink) -> String? {
        guard let editor else {
            terminal.flush()
            return terminal.readLine()
        }
        // Whatever is typed, the screen goes on with a new line.
        defer { link.console?.endProgramLine() }
        switch readKeys(editor, isRemembered: false) {
        case .line(let line): return line
        case .interrupted:
            Self.interruption.set()
            return nil
        case .ended: return nil
        }
    }

    /// Reads a line. The prompt is shown when keys are passed on: a Ctrl-C that somebody types at it is a key, not a signal.
    private func readKeys(_ editor: LineEditor, isRemembered: Bool) -> LineEditor.Answer {
        RawTerminal.passingKeys {
            terminal.flush()
            return editor.read(isRemembered: isRemembered)
        }
    }

    private func next(_ lines: Lines?, _ editor: LineEditor?) -> String? {
        terminal.output.write("(debug) ")
        if let editor {
            while true {
                switch readKeys(editor, isRemembered: true) {
                case .line(let line): return line
                case .interrupted: terminal.output.write("(debug) ")
                case .ended: return nil
                }
            }
        }
        if isInteractive { terminal.flush() }
        let line = lines.map { $0.rest.popFirst().map(String.init) } ?? terminal.readLine()
        if !isInteractive { terminal.output.write((line ?? "") + "\n") }
        return line
    }
}

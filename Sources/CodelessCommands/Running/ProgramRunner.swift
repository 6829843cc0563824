import BackendlessUsers
import BlockCompiler
import BlockDebugging
import BlockHost
import BlockLibrary
import BlockModel
import BlockRecording
import BlockRuntime
import OrderedJSON
import ProgramLoading

/// Does what `codeless run` is asked to do.
public struct ProgramRunner {
    let request: RunRequest
    let terminal: Terminal
    private let onRecording: (([UInt8]) -> Void)?

    /// Makes a runner.
    ///
    /// - Parameter onRecording: takes the recording of a run; nil to record only where a file is named.
    public init(_ request: RunRequest, terminal: Terminal, onRecording: (([UInt8]) -> Void)? = nil) {
        self.request = request
        self.terminal = terminal
        self.onRecording = onRecording
    }

    /// Whether runs are recorded.
    private var isRecorded: Bool { onRecording != nil || request.recordFile != nil || request.explains }

    /// Runs all programs, one after the other.
    ///
    /// - Returns: the status of the first that did not succeed.
    public func run() -> CommandStatus {
        var status = CommandStatus.success
        if request.files.count > 1, request.reportFile != nil || request.recordFile != nil {
            terminal.complain("error: \(request.reportFile != nil ? "--report" : "--record") takes one program at a time\n")
            return .usage
        }
        for file in request.files where !Interruption.hasCome {
            let own = run(file)
            if status == .success { status = own }
        }
        terminal.flush()
        return status
    }

    /// Why a program does not run.
    enum Obstacle: Error {
        case file(UnloadableFile)
        case usage(UsageFailure)
    }

    private func run(_ file: String) -> CommandStatus {
        do throws(Obstacle) {
            return try runOrThrow(file)
        } catch {
            return complain(error)
        }
    }

    /// Says why a program does not run.
    func complain(_ obstacle: Obstacle) -> CommandStatus {
        switch obstacle {
        case .file(let failure):
            terminal.complain(failure.text)
            return .unloadable
        case .usage(let failure):
            terminal.complain("error: \(failure.message)\n")
            return .usage
        }
    }

    private func runOrThrow(_ file: String) throws(Obstacle) -> CommandStatus {
        let program = try load(file, instrumentation: isRecorded ? .trace : [])
        let secrets = secretKeeper(of: program)
        if !request.isQuiet, !program.warnings.isEmpty {
            for secret in program.writtenSecrets { secrets.learn(secret) }
            terminal.complain(secrets.redact(renderDiagnostics(program.warnings, program.sources.mapValues(secrets.masked))))
        }
        if request.isDisassembly {
            for secret in program.writtenSecrets { secrets.learn(secret) }
            terminal.output.write(secrets.redact(program.program.disassembly))
            return .success
        }
        var (host, settings, chosen) = try prepare(program, file, secrets)
        let machine = Machine(program.program, settings: settings)
        let recording =
            isRecorded ? RunRecording(program, keeping: keptEventCount, showsSecrets: request.showsSecrets) : nil
        recording?.follow(machine, &host)
        let driver = ProgramDriver(machine, Host(host))
        if let memory = chosen.memory ?? driver.host.users as? InMemoryUserService { recording?.follow(memory) }
        let work = { () throws(Obstacle) in try finish(driver, recording, chosen, program, settings, secrets) }
        guard request.isInterruptible else { return try work() }
        var result: Result<CommandStatus, Obstacle> = .success(.success)
        Interruption.cancelling(machine.cancellation) { result = Result(catching: work) }
        return try result.get()
    }

    /// Runs a program that is ready, and writes what is to be written of it.
    private func finish(
        _ driver: ProgramDriver, _ recording: RunRecording?, _ chosen: ChosenService, _ program: LoadedProgram, _ settings: RunSettings,
        _ secrets: SecretKeeper
    ) throws(Obstacle) -> CommandStatus {
        let report = driver.run()
        let recorded = recording?.bytes(report, hiding: secrets) ?? []
        if isRecorded { try keep(recorded) }
        do throws(FileFailure) {
            try chosen.finish()
        } catch {
            throw .file(UnloadableFile(error))
        }
        try write(report, hiding: driver.host.redactor)
        let status = conclude(report, program, settings, secrets)
        if request.explains, report.status != .finished { explain(report, recorded, program, secrets) }
        return status
    }

    /// An explanation needs the end of a run, however long it was.
    private var keptEventCount: Int? {
        request.recordLast ?? (request.explains && request.recordFile == nil && onRecording == nil ? 1_000_000 : nil)
    }

    private func explain(_ report: RunReport, _ bytes: [UInt8], _ loaded: LoadedProgram, _ secrets: SecretKeeper) {
        guard let recording = try? Recording(bytes) else { return }
        let program = DebuggedProgram(loaded.program, workspaces: loaded.workspaces, sources: loaded.sources, catalog: loaded.catalog)
        terminal.complain(secrets.redact(FailureExplanation(recording, program, report).text))
    }

    // MARK: What a run needs

    /// Knows no secret yet, but the names of the program's files.
    func secretKeeper(of program: LoadedProgram) -> SecretKeeper {
        let secrets = SecretKeeper(isHiding: !request.showsSecrets)
        for name in program.sources.keys { secrets.spare(name) }
        return secrets
    }

    /// Who answers a program's calls, and what its run starts from.
    func prepare(
        _ program: LoadedProgram, _ file: String, _ secrets: SecretKeeper
    ) throws(Obstacle) -> (host: HostSettings, settings: RunSettings, users: ChosenService) {
        var host = HostSettings()
        host.context = try context()
        let settings = try settings(of: host.context)
        let chosen = try users(for: file, context: host.context, settings: settings)
        host.users = chosen.service
        host.data = chosen.data
        host.units = program.units
        host.isRealTime = request.isRealTime
        host.isRecording = request.isJSON || request.reportFile != nil
        host.secrets = secrets
        host.timeZone = settings.timeZone
        host.outputByteLimit = request.limits.outputByteCount
        host.print = printer
        host.answer = try answers(echoing: host.print)
        if request.tracesCalls { host.onCall = tracer(secrets) }
        return (host, settings, chosen)
    }

    /// Reads and compiles a program.
    ///
    /// - Parameter instrumentation: what it is compiled with.
    func load(_ file: String, instrumentation: Instrumentation) throws(Obstacle) -> LoadedProgram {
        do throws(UnloadableFile) {
            let blocks = try OwnBlockFolder.read(request.blocksFolder, complainingTo: terminal)
            var compiler = Compiler(catalog: .builtIn(and: blocks), dialect: request.dialect)
            compiler.isOneBased = request.isOneBased
            compiler.instrumentation = instrumentation
            let functions: FunctionFolder?
            if let folder = request.functionsFolder { functions = try FunctionFolder(folder) } else { functions = nil }
            return try LoadedProgram(file, compiler: compiler, functions: functions, blocks: blocks, from: terminal)
        } catch {
            throw .file(error)
        }
    }

    private func context() throws(Obstacle) -> RunContext? {
        var context: RunContext?
        if let file = request.contextFile {
            let bytes = try bytes(of: file)
            do throws(RunContextError) {
                context = try RunContext(bytes, file: file)
            } catch {
                throw .file(UnloadableFile(error.problems.map { diagnostic($0, file) }, sources: [file: bytes]))
            }
            if let warnings = context?.warnings, !warnings.isEmpty, !request.isQuiet {
                terminal.complain(UnloadableFile(warnings.map { diagnostic($0, file) }, sources: [file: bytes]).text)
            }
        }
        guard let text = request.arguments else { return context }
        // Inputs alone make no context: a run with nothing else stays strict.
        var whole = context ?? RunContext()
        if context == nil { whole.isStrict = true }
        for (name, value) in try argumentObject(text) { whole.arguments[name] = value }
        return whole
    }

    private func argumentObject(_ text: String) throws(Obstacle) -> JSONObject {
        let json: JSONValue
        do throws(JSONSyntaxError) {
            json = try JSONParser.parse(text)
        } catch {
            throw .usage(UsageFailure(message: "--arguments is not JSON: \(error.message), at \(error.line):\(error.column)"))
        }
        guard let object = json.objectValue else {
            throw .usage(UsageFailure(message: "--arguments takes a JSON object, such as '{\"name\": \"value\"}'"))
        }
        return object
    }

    private func diagnostic(_ problem: ContextProblem, _ file: String) -> Diagnostic {
        Diagnostic(
            problem.isError ? .error : .warning, code: "context", problem.message, file: file,
            at: SourcePosition(line: problem.position.line, column: problem.position.column), hint: problem.hint)
    }

    private func bytes(of file: String) throws(Obstacle) -> [UInt8] {
        do throws(FileFailure) {
            return file == "-" ? try terminal.readInput() : try FileBytes.read(file)
        } catch {
            throw .file(UnloadableFile(error))
        }
    }

    private func settings(of context: RunContext?) throws(Obstacle) -> RunSettings {
        var settings = RunSettings()
        settings.limits = request.limits
        settings.seed = request.seed ?? context?.seed ?? 1
        let zone = request.timeZone ?? context?.timeZone ?? "UTC"
        do throws(TimeZoneError) {
            settings.timeZone = try TimeZoneRules(named: zone)
        } catch {
            throw .usage(UsageFailure(message: "\(error)"))
        }
        // Without a context file the clock is the machine's.
        settings.now = request.contextFile == nil ? Double(UsersClock.system.now()) : context?.now ?? 0
        if let text = request.now {
            settings.now = Double(text) ?? parseDate(Array(text.utf16), in: settings.timeZone)
            guard settings.now.isFinite else {
                throw .usage(
                    UsageFailure(message: "--now takes milliseconds since 1970 or a date such as 2026-01-31T12:00:00Z, not '\(text)'"))
            }
        }
        return settings
    }

    private func users(for file: String, context: RunContext?, settings: RunSettings) throws(Obstacle) -> ChosenService {
        // With a context, only what it or the command names answers: a fixture that lies about does not.
        let program = request.contextFile == nil ? file : nil
        let isFixed = request.now != nil || request.contextFile != nil
        let clock = isFixed ? UsersClock.fixed(Int64(exactly: settings.now.rounded()) ?? 0) : .system
        let seed = request.seed ?? (request.contextFile == nil ? nil : context?.seed)
        do throws(BackendChoice.Failure) {
            return try BackendChoice.service(
                request.backend, program: program, tables: context?.tables, clock: clock, seed: seed, terminal: terminal)
        } catch {
            switch error {
            case .usage(let failure): throw .usage(failure)
            case .file(let failure): throw .file(failure)
            }
        }
    }

    // MARK: Where its output goes

    private func keep(_ recording: [UInt8]) throws(Obstacle) {
        onRecording?(recording)
        guard let file = request.recordFile else { return }
        do throws(FileFailure) {
            try FileBytes.write(recording, to: file)
        } catch {
            throw .file(UnloadableFile(error))
        }
    }

    private var printer: (String) -> Void {
        if request.isQuiet || request.isJSON { return { _ in } }
        let output = terminal.output
        return { output.write($0) }
    }

    private func answers(echoing print: @escaping (String) -> Void) throws(Obstacle) -> () -> String? {
        guard let file = request.answersFile else {
            let terminal = terminal
            return {
                terminal.output.flush()
                return terminal.readLine()
            }
        }
        var lines = String(decoding: try bytes(of: file), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)[...]
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        return {
            guard let line = lines.popFirst() else { return nil }
            print(line + "\n")
            return String(line)
        }
    }

    private func tracer(_ secrets: SecretKeeper) -> (RunReport.Call) -> Void {
        let terminal = terminal
        return { call in
            let arguments = JSONWriter.text(secrets.redact(.object(ValueCoding.json(call.arguments))))
            terminal.complain("call \(call.name) \(arguments)\n")
        }
    }

    private func write(_ report: RunReport, hiding secrets: SecretKeeper?) throws(Obstacle) {
        guard request.isJSON || request.reportFile != nil else { return }
        let json = report.json(hiding: secrets)
        if request.isJSON { terminal.output.write(JSONWriter.text(json, request.files.count > 1 ? .compact : .pretty) + "\n") }
        guard let file = request.reportFile else { return }
        do throws(FileFailure) {
            try FileBytes.write(JSONWriter.bytes(json, .pretty) + [0x0A], to: file)
        } catch {
            throw .file(UnloadableFile(error))
        }
    }

    private func conclude(_ report: RunReport, _ program: LoadedProgram, _ settings: RunSettings, _ secrets: SecretKeeper) -> CommandStatus
    {
        if report.status != .finished || report.callbackErrorCount > 0 {
            for secret in program.writtenSecrets { secrets.learn(secret) }
            let failure = RunFailureText(
                report: report, secrets: secrets, sources: program.sources.mapValues(secrets.masked), limits: settings.limits,
                timeZone: settings.timeZone)
            terminal.complain(secrets.redact(failure.text))
        }
        switch report.status {
        case .finished: return report.failedAssertionCount > 0 ? .failure : .success
        case .failed: return report.cause == .unreachable ? .unreachable : .failure
        case .stopped: return .limit
        }
    }
}

import ArgumentParser
import BlockModel
import FlowTesting
import OrderedJSON
import ProgramLoading

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// `codeless test`.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Runs flows: programs with what they must come to.",
        discussion: """
            A flow is a file that ends in .flow.yaml; docs/testing.md describes it, and --schema prints its JSON Schema. Of a folder, all flows
            in it run.

            Exit codes: 0 all passed; 1 a case did not pass, or too few blocks ran; 2 a flow or its program could not be loaded.
            """)

    @Argument(help: ArgumentHelp("Flow files, and folders of them. Default: the current folder.", valueName: "path"), completion: .file())
    var paths: [String] = []

    @Option(help: ArgumentHelp("Run only cases whose file or name contains a text.", valueName: "text"))
    var filter: String?

    @Flag(help: "Run only the cases that did not pass last time.")
    var onlyFailed = false

    @Flag(help: "Stop at the first case that does not pass.")
    var bail = false

    @Option(name: .customLong("repeat"), help: ArgumentHelp("Run each case so often.", valueName: "count"))
    var repeatCount = 1

    @Option(help: ArgumentHelp("Try a case that does not pass again so often.", valueName: "count"))
    var retries = 0

    @Flag(help: "Run again whenever a file changes.")
    var watch = false

    @Option(help: ArgumentHelp("Seconds that a case may take. Default: 10.", valueName: "seconds"))
    var timeout = "10"

    @Flag(help: "Write the snapshots.")
    var update = false

    @Option(name: .customLong("init"), help: ArgumentHelp("Run a program and write a first flow beside it.", valueName: "program"))
    var initial: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("How many cases run at once. Default: one a core.", valueName: "count"))
    var jobs: Int?

    @Flag(name: .shortAndLong, help: "List every case.")
    var verbose = false

    @Flag(help: "Say of each case whose program failed why it did.")
    var explain = false

    @Flag(help: "Print the JSON Schema of flow files.")
    var schema = false

    @Option(
        help: ArgumentHelp("Run one part of the cases, such as 3/8; /8 or auto asks Slurm, Kubernetes or CI.", valueName: "part"))
    var shard: String?

    @Option(help: ArgumentHelp("JSON lines of an earlier run, by whose times --shard shares out.", valueName: "file"))
    var timings: String?

    @Option(help: ArgumentHelp("Where to write JUnit's XML.", valueName: "file"))
    var junit: String?

    @Option(help: ArgumentHelp("Where to write the Test Anything Protocol.", valueName: "file"))
    var tap: String?

    @Option(name: .customLong("jsonl"), help: ArgumentHelp("Where to write a line of JSON for each case.", valueName: "file"))
    var jsonLines: String?

    @Flag(help: "Tell how many blocks and branches ran.")
    var coverage = false

    @Flag(help: "List the programs with what ran.")
    var coverageListing = false

    @Option(help: ArgumentHelp("Where to write coverage as LCOV.", valueName: "file"))
    var lcov: String?

    @Option(help: ArgumentHelp("Where to write coverage as Cobertura's XML.", valueName: "file"))
    var cobertura: String?

    @Option(help: ArgumentHelp("The least percentage of blocks that must run.", valueName: "percent"))
    var minCoverage: Double?

    func validate() throws {
        if repeatCount < 1 { throw ValidationError("--repeat takes a count from 1 on") }
        if retries < 0 { throw ValidationError("--retries takes a count from 0 on") }
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a count from 1 on") }
        if Quantity.seconds(timeout) == nil {
            throw ValidationError("'\(timeout)' is no time; write seconds such as 1.5, or 200ms, 2m, or 0 for no limit")
        }
    }

    func run() throws {
        let terminal = Terminal.process()
        defer { terminal.flush() }
        if schema {
            terminal.output.write(JSONWriter.text(FlowSchema.json, .pretty) + "\n")
            return
        }
        if let initial { return try record(initial, terminal).exit() }
        if watch { FlowWatch(request: request, terminal: terminal).run() }
        try FlowTestRun(request, terminal: terminal).run().exit()
    }

    private func record(_ program: String, _ terminal: Terminal) -> CommandStatus {
        let file = FlowRecorder.flowFile(of: program)
        if FileBytes.exists(file) {
            terminal.complain("error: there is a flow '\(file)' already\n")
            return .usage
        }
        do {
            try FileBytes.write(Array(try FlowRecorder.record(program).utf8), to: file)
            terminal.output.write("wrote \(file)\n")
            return .success
        } catch let failure as LoadFailure {
            terminal.complain(renderDiagnostics(failure.diagnostics, [:]))
        } catch {
            terminal.complain("error: \(error)\n")
        }
        return .unloadable
    }

    /// The options as plain values.
    private var request: FlowTestRequest {
        var request = FlowTestRequest()
        if !paths.isEmpty { request.paths = paths }
        request.filter = filter
        request.isOnlyFailed = onlyFailed
        request.isBailing = bail
        request.repeatCount = repeatCount
        request.retryCount = retries
        request.timeoutSeconds = Quantity.seconds(timeout) ?? 10
        request.updatesSnapshots = update
        request.jobCount = jobs
        request.isVerbose = verbose
        request.explains = explain
        request.shard = shard
        request.timingsFile = timings
        request.junitFile = junit
        request.tapFile = tap
        request.jsonLinesFile = jsonLines
        request.isCovering = coverage
        request.listsCoverage = coverageListing
        request.lcovFile = lcov
        request.coberturaFile = cobertura
        request.leastCoverage = minCoverage
        request.isInteractive = isatty(STDOUT_FILENO) == 1
        return request
    }
}

import ArgumentParser
import BlockCompiler

/// `codeless run`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs block programs.",
        discussion: """
            A program is a file in Blockly's XML or JSON format, or a picture of one ('codeless render'); '-' is standard input. \
            What it prints goes to standard output, everything else to standard error. Without --context, --users and --backend, the users in NAME.users.json and the tables in \
            NAME.tables.json beside NAME.xml answer its calls, when these files exist.

            Limits are counts (100000), seconds (1.5, 200ms) or sizes (64MB); 0 means none.
            """)

    @Argument(
        help: ArgumentHelp("The programs, run one after the other.", valueName: "file"),
        completion: .file(extensions: ["xml", "json", "svg"]))
    var files: [String]

    @OptionGroup(title: "User service options") var backend: BackendOptions

    @Option(
        help: ArgumentHelp("What the program finds: inputs, page, stubs, as JSON.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var context: String?

    @Option(help: ArgumentHelp("Where to write what was observed, as JSON.", valueName: "file"))
    var report: String?

    @Option(help: ArgumentHelp("Inputs of the program, as a JSON object.", valueName: "json"))
    var arguments: String?

    @Option(help: ArgumentHelp("A file whose lines answer prompts.", valueName: "file"), completion: .file())
    var answers: String?

    @Option(help: ArgumentHelp("Where the programs of library functions and services are.", valueName: "folder"), completion: .directory)
    var functions: String?

    @OptionGroup var blocks: BlockOptions

    @Option(
        help: ArgumentHelp("Record every step to a file, for 'codeless play'.", valueName: "run.codelesstrace"),
        completion: .file(extensions: ["codelesstrace"]))
    var record: String?

    @Option(help: ArgumentHelp("Record the last so many events of a long run, not the first.", valueName: "count"))
    var recordLast: Int?

    @Flag(help: "Print the report as JSON instead of what the program prints.")
    var json = false

    @Flag(help: "Show neither what the program prints nor warnings.")
    var quiet = false

    @Flag(help: "Show each call on standard error.")
    var traceCalls = false

    @Flag(help: "When a run fails, say which values led to it and where they came from. Runs are slower.")
    var explain = false

    @Flag(help: "Show passwords and tokens, which are hidden otherwise.")
    var showSecrets = false

    @Flag(help: "Show the compiled program instead of running it.")
    var disassemble = false

    @Option(help: ArgumentHelp("Seed of random numbers, and of the ids of the in-memory service.", valueName: "number"))
    var seed: UInt64?

    @Option(help: ArgumentHelp("The clock: milliseconds since 1970, or a date.", valueName: "time"))
    var now: String?

    @Option(help: ArgumentHelp("The zone of dates, such as Europe/Berlin or +02:00. Default: UTC.", valueName: "zone"))
    var timeZone: String?

    @Flag(help: "Let waits and intervals take their time.")
    var realTime = false

    @Option(
        help: ArgumentHelp("The language: blockly or codeless. Default: told from the file.", valueName: "name"),
        completion: .list(["blockly", "codeless"]))
    var dialect: String?

    @Flag(exclusivity: .exclusive, help: "Where Blockly's list and text positions start.")
    var base: PositionBase = .oneBased

    @OptionGroup(title: "Limits") var limits: LimitOptions

    /// Where positions start.
    enum PositionBase: EnumerableFlag {
        case oneBased, zeroBased
    }

    func validate() throws {
        if let dialect, Dialect(rawValue: dialect) == nil {
            throw ValidationError("there is no dialect '\(dialect)'; it is blockly or codeless")
        }
        if let recordLast, recordLast < 1 { throw ValidationError("--record-last takes a number of events from 1 on, not \(recordLast)") }
    }

    func run() throws { try Self.run(request) }

    /// Does what was asked for.
    static func run(_ request: RunRequest) throws {
        var request = request
        request.isInterruptible = true
        let status = ProgramRunner(request, terminal: .process()).run()
        Interruption.finish()
        try status.exit()
    }

    /// The options as plain values.
    var request: RunRequest {
        var request = RunRequest()
        request.files = files
        request.backend = backend.request
        request.seed = seed
        request.now = now
        request.timeZone = timeZone
        request.limits = limits.limits
        request.isJSON = json
        request.isQuiet = quiet
        request.contextFile = context
        request.reportFile = report
        request.arguments = arguments
        request.answersFile = answers
        request.dialect = dialect.flatMap { Dialect(rawValue: $0) }
        request.isOneBased = base == .oneBased
        request.functionsFolder = functions
        request.blocksFolder = blocks.blocks
        request.isRealTime = realTime
        request.isDisassembly = disassemble
        request.showsSecrets = showSecrets
        request.tracesCalls = traceCalls
        request.explains = explain
        request.recordFile = record
        request.recordLast = recordLast
        return request
    }
}

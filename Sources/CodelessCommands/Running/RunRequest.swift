public import BlockCompiler
public import BlockRuntime

/// What `codeless run` is asked to do.
public struct RunRequest: Sendable {
    /// The programs, run one after the other; `-` is standard input.
    public var files: [String] = []
    /// Who answers the calls named `users.*`.
    public var backend = BackendRequest()
    /// Seed of the random numbers; nil for the context's, or one.
    public var seed: UInt64?
    /// The clock as milliseconds since 1970 or a date; nil for the context's, or the time of the machine.
    public var now: String?
    /// The zone of dates; nil for the context's, or UTC.
    public var timeZone: String?
    /// What the run may use.
    public var limits = Limits()
    /// Whether the report goes to standard output in the place of what the program prints.
    public var isJSON = false
    /// Whether neither the program's output nor warnings are shown.
    public var isQuiet = false
    /// The file of the context.
    public var contextFile: String?
    /// Where the report goes.
    public var reportFile: String?
    /// Inputs of the program as a JSON object, added to the context's.
    public var arguments: String?
    /// A file whose lines answer prompts.
    public var answersFile: String?
    /// The language; nil to tell it from each file.
    public var dialect: Dialect?
    /// Whether Blockly's positions start at 1.
    public var isOneBased = true
    /// The folder of library functions and service methods.
    public var functionsFolder: String?
    /// The folder of the user's own blocks.
    public var blocksFolder: String?
    /// Whether waits and intervals take their time.
    public var isRealTime = false
    /// Whether the compiled program is shown and not run.
    public var isDisassembly = false
    /// Whether passwords and tokens are shown.
    public var showsSecrets = false
    /// Whether each call is shown as it is made.
    public var tracesCalls = false
    /// Whether a failure is explained: which values led to it, and where they came from.
    public var explains = false
    /// Where the recording of the run goes.
    public var recordFile: String?
    /// How many events at the end of the run a recording keeps; nil to keep those at its beginning.
    public var recordLast: Int?

    /// Whether signals to the process cancel the run, whose report is still written.
    public var isInterruptible = false

    /// Makes a request to run nothing.
    public init() {}
}

/// Who is to answer the calls named `users.*`, `data.*`, `counters.*` and `cache.*`.
public struct BackendRequest: Sendable {
    /// `memory`, or the address of a server; nil to take what else there is.
    public var backend: String?
    /// The users of the in-memory service.
    public var usersFile: String?
    /// The tables of the in-memory service.
    public var tablesFile: String?
    /// The id of the application on the server.
    public var applicationID: String?
    /// A key of the application on the server.
    public var apiKey: String?
    /// Where the session is kept between commands.
    public var sessionFile: String?
    /// Where calls and answers are written.
    public var recordFile: String?
    /// The recording that answers in the place of a service.
    public var replayFile: String?
    /// Whether a replay takes calls in any order and with any arguments.
    public var isLenient = false
    /// Which calls go wrong, and how, as `FaultRule` reads them.
    public var faults: [String] = []

    /// Makes a request for whatever there is.
    public init() {}
}

/// Says that a command was used wrongly.
public struct UsageFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to do: lower case, no full stop.
    public var message: String

    /// The message.
    public var description: String { message }
}

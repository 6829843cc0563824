/// What `codeless test` is asked to do.
public struct FlowTestRequest: Sendable {
    /// Flow files, and folders that are searched for them.
    public var paths: [String] = ["."]
    /// A text that the file or name of a case must contain.
    public var filter: String?
    /// Whether only the cases run that did not pass last time.
    public var isOnlyFailed = false
    /// Whether the first case that does not pass ends the run.
    public var isBailing = false
    /// How often each case is run.
    public var repeatCount = 1
    /// How often a case that does not pass is tried again.
    public var retryCount = 0
    /// Seconds that a case may take where its flow does not say.
    public var timeoutSeconds = 10.0
    /// Whether snapshots are written.
    public var updatesSnapshots = false
    /// How many cases run at once; nil for one a core.
    public var jobCount: Int?
    /// Whether to say why a program failed.
    public var explains = false
    /// Whether every case is listed.
    public var isVerbose = false
    /// Which part of the cases runs, as `3/8`.
    public var shard: String?
    /// JSON lines of an earlier run, by whose times the cases are shared out.
    public var timingsFile: String?
    /// Where JUnit's XML goes.
    public var junitFile: String?
    /// Where TAP goes.
    public var tapFile: String?
    /// Where JSON lines go.
    public var jsonLinesFile: String?
    /// Whether the blocks that ran are summed up.
    public var isCovering = false
    /// Whether the programs are listed with what ran.
    public var listsCoverage = false
    /// Where LCOV's tracefile goes.
    public var lcovFile: String?
    /// Where Cobertura's XML goes.
    public var coberturaFile: String?
    /// The least percentage of blocks that must run.
    public var leastCoverage: Double?
    /// Where the names of the cases that did not pass are kept.
    public var stateFile = ".codeless-test-failed"
    /// Whether a progress bar and colours are shown.
    public var isInteractive = false

    /// Makes a request to run all flows under the current folder.
    public init() {}

    /// Whether blocks have to be counted.
    var needsCoverage: Bool { isCovering || listsCoverage || lcovFile != nil || coberturaFile != nil || leastCoverage != nil }
}

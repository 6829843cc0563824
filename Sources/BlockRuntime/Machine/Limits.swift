/// What a run may use; 0 means no limit. `docs/limits.md` has the table.
public struct Limits: Sendable, Equatable {
    /// Steps: rounds of loops and calls of procedures.
    public var steps = 0
    /// Wall-clock seconds, waiting for the host included.
    public var timeSeconds = 0.0
    /// Calls inside calls.
    public var depth = 100_000
    /// Bytes of the heap and the register stacks.
    public var heapByteCount = 1 << 30
    /// Bytes printed; counted by the host.
    public var outputByteCount = 100_000_000

    /// Steps that regular expressions may take in one run, whatever the other limits are: seconds, not hours.
    public static let matchingSteps = 200_000_000

    /// Makes the default limits: none on steps and time, 100,000 calls deep, 1 GB of heap, 100 MB of output.
    public init() {}
}

/// What a run starts from: everything that could make two runs differ.
public struct RunSettings: Sendable {
    /// What it may use.
    public var limits = Limits()
    /// Seed of the random numbers.
    public var seed: UInt64 = 1
    /// The clock, in milliseconds since 1970 UTC.
    public var now = 0.0
    /// The zone of date parts and date texts.
    public var timeZone = TimeZoneRules.utc

    /// Whether the machine records which blocks run: `Machine.coveredSites`. Costs a copy of the program's instructions.
    public var recordsCoverage = false

    /// Whether the machine can pause: `Machine.setBreakpoints`. Costs two copies of the program's instructions; without a
    /// program compiled with `Instrumentation.statements`, it pauses at errors only.
    public var isDebugged = false

    /// Debugging aid: collects garbage at every safepoint, so that a value nobody marks is found at once.
    public var collectsAtEverySafepoint = false

    /// Makes the default settings.
    public init() {}
}

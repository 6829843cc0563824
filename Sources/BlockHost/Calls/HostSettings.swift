public import BackendlessTables
public import BackendlessUsers
public import BlockRuntime

/// Who answers a program's calls, and where its output goes.
public struct HostSettings {
    /// What the program finds; nil for a run without a context, which is strict.
    public var context: RunContext?
    /// Answers the calls named `users.*`; nil to use the users of the context, if it has any.
    public var users: (any UserService)?
    /// Answers the calls named `data.*`, `counters.*` and `cache.*`; nil to use the tables of the context or of the in-memory service.
    public var data: (any DataService)?
    /// The page; nil for one in memory that holds what the context says.
    public var page: (any Page)?
    /// Units of the program that answer calls, by the call's name, such as `functions.<id>`.
    public var units: [String: Int] = [:]
    /// Whether waits and intervals take their time; otherwise no run ever waits.
    public var isRealTime = false
    /// Whether what is printed and called is kept for a report.
    public var isRecording = true
    /// Knows what must not be shown.
    public var secrets = SecretKeeper()
    /// The zone of dates in texts.
    public var timeZone = TimeZoneRules.utc
    /// Bytes that may be printed; 0 means no limit.
    public var outputByteLimit = 0
    /// Takes what the program prints, line ends included.
    public var print: (String) -> Void = { _ in }
    /// Told about each call before it is answered; secrets are not hidden.
    public var onCall: ((RunReport.Call) -> Void)?
    /// Told what each call, recorded or not, is answered; secrets are not hidden. An answer that a service gives later is told twice: when
    /// it is asked for, and when it is there.
    public var onAnswer: ((HostAnswer) -> Void)?
    /// Gives the answer to a prompt whose message was printed; nil when there is none.
    public var answer: () -> String? = { nil }

    /// Makes the settings of a run without a context.
    public init() {}
}

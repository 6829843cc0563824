public import BlockHost
import BackendlessUsers

/// What a recording keeps.
public struct RecordingSettings {
    /// Bytes of events and texts after which nothing more is recorded; the recording says so. 0 means no limit.
    public var byteLimit = 64 << 20
    /// Events after which nothing more is recorded. 0 means no limit.
    public var eventLimit = 10_000_000
    /// Keeps the last so many events of a run of any length, rather than the first; nil to keep the first.
    public var keptEventCount: Int?
    /// Knows what must not be shown; the recorder teaches it.
    public var secrets = SecretKeeper()
    /// Whether a property or variable of a name holds a secret.
    public var isSecret: (String) -> Bool = { Redaction.isSecret($0) }

    /// Makes the default settings: the first 64 MB or 10,000,000 events.
    public init() {}
}

/// A file of the program, put into the recording so that a player needs nothing else.
public struct RecordedFile: Hashable, Sendable {
    /// The name as the user gave it; the sites of the program name it.
    public var name: String
    /// The content, without secrets.
    public var bytes: [UInt8]

    /// Makes a file.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// How a recorded run ended.
public struct RecordedEnding: Hashable, Sendable {
    /// `finished`, `failed` or `stopped`.
    public var status: String
    /// What there is to say about it: the result, the error, the limit; no secrets.
    public var message: String
    /// Rounds of loops and calls that the run took.
    public var stepCount: Int
    /// Events of the whole run; more than the recording holds when it was cut or keeps only the last ones.
    public var totalEventCount = 0
    /// Events before the recording begins.
    public var droppedEventCount = 0
    /// Whether events are missing at the end because the recording was full.
    public var isCut = false

    /// Makes an ending.
    public init(status: String, message: String, stepCount: Int) {
        self.status = status
        self.message = message
        self.stepCount = stepCount
    }
}

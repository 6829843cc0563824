import BlockRuntime

/// A recorded run, to be looked at from any moment: every event, and how things stood after each.
///
///     let recording = try Recording(bytes)
///     let state = recording.state(at: 1_000)
///
/// Reading takes time and about 30 bytes of memory in the number of events; everything afterwards is a matter of microseconds, because
/// each event knows the innermost open block and each variable the events that set it. Nothing is ever run again.
public struct Recording: Sendable {
    /// A block of the program.
    public struct Site: Hashable, Sendable {
        /// Its XML type.
        public var type: String
        /// Its XML id.
        public var id: String?
        /// Its file, as an offset into `files`; nil when the recording does not hold it.
        public var file: Int?
        /// Its offset in the file's `Workspace.blocks`; nil when it is not known.
        public var blockOffset: Int?
        /// 1-based line of its start tag.
        public var line: Int
        /// 1-based column of its start tag.
        public var column: Int
    }

    /// A variable of the program.
    public struct Variable: Hashable, Sendable {
        /// Its name as people see it.
        public var name: String
        /// The function each of whose calls has one of its own, as an offset into `functions`; nil for one of the whole program.
        public var function: Int?
    }

    /// The program's files, the main one first.
    public internal(set) var files: [RecordedFile] = []
    /// Its blocks.
    public internal(set) var sites: [Site] = []
    /// The names of its functions.
    public internal(set) var functions: [String] = []
    /// Its variables.
    public internal(set) var variables: [Variable] = []
    /// How the run ended.
    public internal(set) var ending = RecordedEnding(status: "", message: "", stepCount: 0)
    /// Events at the beginning that only say how things stood when the recording began.
    public internal(set) var prologueCount = 0

    /// The bytes of all events together with their texts.
    public internal(set) var eventByteCount = 0

    // One entry an event.
    var kinds: [RecordingEvent.Kind] = []
    /// The block, or -1.
    var eventSites: [Int32] = []
    /// Of an event that opened a block: the event that opened the one around it. Of others: the event that opened the innermost open block.
    var links: [Int32] = []
    var depths: [Int32] = []
    var strands: [Int32] = []
    /// The event that began the function around the innermost open block, or -1.
    var frames: [Int32] = []
    /// An offset into `values` or `texts`, or -1.
    var operands: [Int32] = []
    /// The variable of a write, the function of one that began; else -1.
    var subjects: [Int32] = []

    var values: [TracedValue] = []
    var texts: [String] = []
    /// For each variable, the events that set it.
    var writes: [[Int32]] = []
    /// Events of a kind, ascending.
    var consoleEvents: [Int32] = []
    var callEvents: [Int32] = []
    var errorEvents: [Int32] = []
    var userEvents: [Int32] = []

    /// How many events there are, those of the prologue included.
    public var count: Int { kinds.count }

    /// Reads a recording.
    ///
    /// - Throws: `RecordingError`, for whatever bytes.
    public init(_ bytes: [UInt8]) throws(RecordingError) {
        var loader = RecordingLoader(bytes)
        self = try loader.load()
    }

    init() {}

    /// What the texts of all recordings may be told by: a reader of the format needs it.
    public static var phrases: [UInt8] { TextPacking.phrases }

    /// Whether bytes begin as recordings do.
    public static func isRecording(_ bytes: [UInt8]) -> Bool { bytes.starts(with: RecordingFormat.magic) }

    /// An event.
    ///
    /// - Parameter offset: 0-based, below `count`.
    public subscript(offset: Int) -> RecordingEvent {
        var event = RecordingEvent(kind: kinds[offset], strand: Int(strands[offset]), depth: Int(depths[offset]))
        if eventSites[offset] >= 0 { event.site = Int(eventSites[offset]) }
        let operand = Int(operands[offset])
        guard operand >= 0 else { return event }
        switch event.kind {
        case .leave, .error: event.value = values[operand]
        case .write:
            event.value = values[operand]
            event.variable = Int(subjects[offset])
        case .call:
            event.text = texts[operand]
            event.arguments = texts[operand + 1]
        case .answer, .failedAnswer, .console, .users: event.text = texts[operand]
        default: break
        }
        return event
    }
}

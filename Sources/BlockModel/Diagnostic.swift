/// Something to tell the author of a program: what is wrong, where, and what to do about it.
///
/// The parts are data; `DiagnosticRenderer` is the one place that makes text of them.
public struct Diagnostic: Error, Hashable, Sendable {
    /// How much a diagnostic matters.
    public enum Severity: String, Sendable {
        /// The program cannot be loaded or run.
        case error
        /// The program runs, but something in the file was ignored or is doubtful.
        case warning
    }

    /// A further place or fact that belongs to a diagnostic.
    public struct Note: Hashable, Sendable {
        /// What to know: lower case, no full stop.
        public var message: String
        /// Where, when it is about a place.
        public var position: SourcePosition?
        /// The file of the place, where that is not the diagnostic's.
        public var file: String?

        /// Makes a note.
        public init(_ message: String, at position: SourcePosition? = nil, in file: String? = nil) {
            self.message = message
            self.position = position
            self.file = file
        }
    }

    /// Whether the program can go on.
    public var severity: Severity
    /// The stable name of the kind of diagnostic, such as `unknown-block`; listed in `docs/diagnostics.md`.
    public var code: String
    /// What is wrong: lower case, no full stop, names in single quotes as the user sees them.
    public var message: String
    /// The file as the user named it.
    public var file: String?
    /// Where in the file.
    public var position: SourcePosition?
    /// The XML id of the block it is about.
    public var blockID: String?
    /// The XML type of the block it is about.
    public var blockType: String?
    /// Further places and facts.
    public var notes: [Note]
    /// What to do next.
    public var hint: String?

    /// Makes a diagnostic.
    public init(
        _ severity: Severity, code: String, _ message: String, file: String? = nil, at position: SourcePosition? = nil,
        blockID: String? = nil, blockType: String? = nil, notes: [Note] = [], hint: String? = nil
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.file = file
        self.position = position
        self.blockID = blockID
        self.blockType = blockType
        self.notes = notes
        self.hint = hint
    }
}

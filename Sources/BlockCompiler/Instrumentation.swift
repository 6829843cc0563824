/// What a program has beside its work, for those who watch it; a program without any of it holds nothing of the kind.
public struct Instrumentation: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// It says where its statements begin and where its variables are, for debuggers: an instruction more a statement.
    public static let statements = Instrumentation(rawValue: 1)
    /// The ways that blocks may take are marked, so that coverage can tell which were taken: `Program.branches`.
    public static let branches = Instrumentation(rawValue: 2)
    /// It tells an observer which blocks run, what they give and which variables they set, for recordings: it does the same, slower.
    public static let trace = Instrumentation(rawValue: 4)
}

/// Why a machine stopped.
public enum Outcome: Sendable {
    /// The unit, and all that it had started, is done. The value is the unit's result.
    case finished(HostValue)
    /// An error left the unit.
    case failed(RuntimeError)
    /// A limit was met; the machine cannot go on.
    case stopped(LimitStop)
    /// The program waits for an answer: `resume` the machine, then `run` it again.
    case suspended(HostCall)
    /// The machine, which is debugged, stands before a statement or at an error; `run` it again to go on.
    case paused
}

/// An error that left a unit, with the blocks that led to it.
public struct RuntimeError: Error, Sendable {
    /// What was thrown; usually an `error`.
    public var thrown: HostValue
    /// Where it was thrown, then the calls around it, inner ones first.
    public var trace: [Place]

    /// One place of a trace.
    public struct Place: Sendable, Hashable {
        /// The procedure or unit.
        public var function: String
        /// The block.
        public var site: Program.BlockSite?
    }
}

/// A limit that ended a run, and where.
public struct LimitStop: Error, Sendable {
    /// Which limit.
    public var limit: LimitKind
    /// Where the program was, inner calls first; at most 100 places.
    public var trace: [RuntimeError.Place]

    /// Makes a stop.
    public init(limit: LimitKind, trace: [RuntimeError.Place]) {
        self.limit = limit
        self.trace = trace
    }
}

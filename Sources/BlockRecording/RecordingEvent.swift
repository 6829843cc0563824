public import BlockRuntime

/// One event of a recording.
public struct RecordingEvent: Sendable, Hashable {
    /// What happened.
    public enum Kind: UInt8, Sendable {
        /// A block in a stack began.
        case enterStatement
        /// A block that gives a value began.
        case enterValue
        /// A procedure or callback began; the block is its definition.
        case enterFunction
        /// A block was done; it gave a value if it is one that gives values.
        case leave
        /// Blocks were left behind by a jump, a return or an error.
        case unwind
        /// A variable was set.
        case write
        /// A value was thrown.
        case error
        /// The host was asked.
        case call
        /// The host answered; the call is the one before.
        case answer
        /// The host answered with an error.
        case failedAnswer
        /// Something was printed.
        case console
        /// The users changed.
        case users
        /// A fiber came to be.
        case strandStart
        /// What follows is another fiber's.
        case strandSwitch
        /// A fiber was done.
        case strandEnd
    }

    /// What happened.
    public var kind: Kind
    /// The block that began, was done, threw or set the variable, as an offset into `Recording.sites`; nil for none.
    public var site: Int?
    /// What the block gave, the variable was set to, or was thrown.
    public var value: TracedValue?
    /// The variable, as an offset into `Recording.variables`.
    public var variable: Int?
    /// The name of a call, what was printed or answered, the users as JSON.
    public var text: String?
    /// The arguments of a call, as `{name: value}`.
    public var arguments: String?
    /// The fiber, from 1 on.
    public var strand: Int
    /// How many blocks of the fiber are open after the event.
    public var depth: Int
}

/// How much of a file a reader takes before it refuses; exports come from strangers.
public struct ReadingLimits: Sendable {
    /// The largest file, in bytes; 0 means no limit. Default: 256 MB.
    public var maximumByteCount = 256 * 1024 * 1024
    /// The most blocks, shadows included; 0 means no limit. Default: 10,000,000.
    public var maximumBlockCount = 10_000_000
    /// The deepest mutation, or element of no known meaning. Default: 64.
    public var maximumMarkupDepth = 64
    /// The deepest nesting of elements; every statement in a `next` chain is two deeper than the one before. Default: 20,000,000.
    public var maximumElementDepth = 20_000_000

    /// Makes the default limits.
    public init() {}
}

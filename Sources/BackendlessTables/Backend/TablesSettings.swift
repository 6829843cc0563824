/// What an application's tables allow.
public struct TablesSettings: Hashable, Sendable {
    /// Whether a new table or property makes a table or a column, typed by the value.
    public var hasDynamicSchema = true
    /// The most tables.
    public var maximumTableCount = 500
    /// The most columns of a table.
    public var maximumColumnCount = 300
    /// The most objects of one bulk request.
    public var maximumBulkCount = 10_000
    /// The most bytes of a value of the cache, as JSON.
    public var maximumCacheByteCount = 10_240
    /// The most values of the cache, and the most counters.
    public var maximumNameCount = 100_000
    /// The longest time for which the cache keeps a value; the usual one as well.
    public var maximumCacheSeconds: Int64 = 7_200

    /// The objects of a page when none are asked for, and the most.
    static let defaultPageSize = 10
    static let maximumPageSize = 100

    /// Makes the usual settings.
    public init() {}
}

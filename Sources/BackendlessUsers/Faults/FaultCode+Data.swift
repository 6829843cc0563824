/// Codes of tables, counters and the cache.
extension FaultCode {
    /// An update names no property.
    public static let nothingToUpdate = FaultCode(rawValue: 1001)
    /// The offset of a page is wrong.
    public static let wrongOffset = FaultCode(rawValue: 1004)
    /// The size of a page is wrong.
    public static let wrongPageSize = FaultCode(rawValue: 1005)
    /// A query names a column that the table has not.
    public static let unknownQueryColumn = FaultCode(rawValue: 1006)
    /// There is no such table.
    public static let tableNotFound = FaultCode(rawValue: 1009)
    /// The table is empty.
    public static let tableEmpty = FaultCode(rawValue: 1010)
    /// A page is larger than the service allows.
    public static let pageTooLarge = FaultCode(rawValue: 1025)
    /// A value is too large for the cache.
    public static let cacheValueTooLarge = FaultCode(rawValue: 1026)
    /// A value of the cache is to be kept too long.
    public static let cacheTimeTooLong = FaultCode(rawValue: 1028)
    /// A counter's number is too large.
    public static let counterTooLarge = FaultCode(rawValue: 1030)
    /// A time lies in the past.
    public static let timestampInPast = FaultCode(rawValue: 1031)
    /// A name holds characters that it may not.
    public static let wrongName = FaultCode(rawValue: 1038)
    /// An object with this id exists.
    public static let objectExists = FaultCode(rawValue: 1101)
    /// A required property is null.
    public static let requiredColumnNull = FaultCode(rawValue: 1137)
    /// The table has as many columns as it may.
    public static let tooManyColumns = FaultCode(rawValue: 1149)
}

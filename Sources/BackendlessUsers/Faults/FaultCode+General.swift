/// General and data codes.
extension FaultCode {
    /// The limit of requests per second is reached.
    public static let rateLimit = FaultCode(rawValue: 999)
    /// No entity has that id.
    public static let entityNotFound = FaultCode(rawValue: 1000)
    /// Users cannot be made through the data service.
    public static let createThroughDataRefused = FaultCode(rawValue: 1002)
    /// The data service could not do what was asked.
    public static let dataFailure = FaultCode(rawValue: 1007)
    /// No permission to make objects in this table.
    public static let noCreatePermission = FaultCode(rawValue: 1011)
    /// No permission to update objects in this table.
    public static let noUpdatePermission = FaultCode(rawValue: 1012)
    /// No permission to read objects of this table.
    public static let noFindPermission = FaultCode(rawValue: 1013)
    /// No permission to delete objects of this table.
    public static let noDeletePermission = FaultCode(rawValue: 1014)
    /// No permission to read the schema of this table.
    public static let noDescribePermission = FaultCode(rawValue: 1015)
    /// The condition of a query cannot be read.
    public static let wrongCondition = FaultCode(rawValue: 1017)
    /// No permission to delete this object.
    public static let noObjectDeletePermission = FaultCode(rawValue: 1032)
    /// A bulk update cannot change system columns.
    public static let bulkUpdateOfSystemColumn = FaultCode(rawValue: 1036)
    /// The role lacks the operation on this table.
    public static let roleLacksOperation = FaultCode(rawValue: 1134)
    /// A bulk update cannot change system columns.
    public static let bulkUpsertOfSystemColumn = FaultCode(rawValue: 1136)
    /// This operation on the schema of Users is refused.
    public static let schemaOperationRefused = FaultCode(rawValue: 1148)
    /// A column that must be unique already has this value.
    public static let duplicateValue = FaultCode(rawValue: 1155)
    /// A system column cannot be changed.
    public static let systemColumnUpdate = FaultCode(rawValue: 1163)
    /// The named column must be unique and already has this value.
    public static let duplicateValueNamed = FaultCode(rawValue: 1166)
    /// The table has no such column and dynamic schema is off.
    public static let unknownColumn = FaultCode(rawValue: 1169)
}

import BackendlessUsers

/// What the tables say when they refuse.
///
/// - Source: JavaScript SDK, test/e2e, data specs: the texts of 1000, 1006, 1007 and 1009 that they expect of a real server. Public list of error
///   codes: the others' meanings. Ours: which of the codes an invalid date has.
extension UserFault {
    static func objectNotFound(_ id: String) -> UserFault { UserFault(.entityNotFound, "Entity with ID \(id) not found") }
    static func tableNotFound(_ table: String) -> UserFault {
        UserFault(
            .tableNotFound,
            "Table not found by name '\(table)'. Make sure the client class referenced in the API call has the same literal name as the table in Backendless console"
        )
    }
    static func unknownColumn(_ name: String, _ table: String) -> UserFault {
        UserFault(.unknownColumn, "Column '\(name)' does not exist in table '\(table)' and dynamic schema is off")
    }
    static func wrongTypes(_ names: [String]) -> UserFault {
        UserFault(
            .dataFailure,
            "Unable to save object - invalid data type for properties - \(names.joined(separator: ", ")). You can change the property type in developer console."
        )
    }
    static func wrongDate(_ name: String) -> UserFault { UserFault(.wrongDate, "Invalid date format for property \(name)") }
    static var nothingToUpdate: UserFault { UserFault(.nothingToUpdate, "Cannot update object without any properties") }
    static func objectExists(_ id: String) -> UserFault {
        UserFault(.objectExists, "Unable to create object: an object with the id '\(id)' already exists")
    }
    static func requiredNull(_ name: String) -> UserFault {
        UserFault(.requiredColumnNull, "Unable to save object: property '\(name)' cannot be null")
    }
    static func systemColumns(_ names: [String]) -> UserFault {
        UserFault(
            .bulkUpdateOfSystemColumn, "Bulk update operation is prohibited for the system columns: \(names.joined(separator: ", "))")
    }
    static func wrongName(_ what: String, _ name: String) -> UserFault {
        UserFault(.wrongName, "The \(what) name '\(name.prefix(100))' may hold letters, digits and underscores only, a letter first")
    }
    static var tooManyTables: UserFault { UserFault(.valueOutOfRange, "The maximum number of tables is reached") }
    static func tooManyObjects(_ most: Int) -> UserFault {
        UserFault(.valueOutOfRange, "A bulk request takes at most \(most) objects")
    }
    static var wrongPageSize: UserFault { UserFault(.wrongPageSize, "Invalid page size. It must be a positive number") }
    static var pageTooLarge: UserFault { UserFault(.pageTooLarge, "Invalid page size. It cannot be greater than 100") }
    static var wrongOffset: UserFault { UserFault(.wrongOffset, "Invalid offset. It must be 0 or a positive number") }
    static var counterTooLarge: UserFault { UserFault(.counterTooLarge, "The value is too large for a counter") }
    static func cacheValueTooLarge(_ most: Int) -> UserFault {
        UserFault(.cacheValueTooLarge, "The object exceeds the maximum permitted serialized size of \(most) bytes")
    }
    static func cacheTimeTooLong(_ most: Int64) -> UserFault {
        UserFault(.cacheTimeTooLong, "The expiration time must be from 1 to \(most) seconds")
    }
    static var timestampInPast: UserFault { UserFault(.timestampInPast, "The timestamp must be after the current date") }
    static var tooManyNames: UserFault { UserFault(.valueOutOfRange, "The maximum number of counters or values is reached") }

    /// The fault of an operation whose store threw an error.
    static func dataFailure(_ detail: String) -> UserFault {
        UserFault(.dataFailure, "The operation failed due to an error: \(detail)")
    }
}

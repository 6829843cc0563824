extension FaultCatalog {
    /// Codes of tables, counters and the cache.
    static let data: [FaultExplanation] = [
        FaultExplanation(
            .nothingToUpdate, "nothingToUpdate", "An update names no property.",
            causes: ["the object holds no property but its id"],
            remedies: ["give the properties that change"]),
        FaultExplanation(
            .wrongOffset, "wrongOffset", "The offset of a page is wrong.",
            causes: ["it is negative or no whole number"],
            remedies: ["count from 0"]),
        FaultExplanation(
            .wrongPageSize, "wrongPageSize", "The size of a page is wrong.",
            causes: ["it is 0, negative or no whole number"],
            remedies: ["ask for 1 to 100 objects"]),
        FaultExplanation(
            .unknownQueryColumn, "unknownQueryColumn", "A query names a column that the table has not.",
            causes: ["a misspelt property, order or group"],
            remedies: ["look at the columns of the table"]),
        FaultExplanation(
            .tableNotFound, "tableNotFound", "There is no such table.",
            causes: ["a misspelt name", "nothing was ever stored there"],
            remedies: ["check the name, also its capitals", "store an object first"]),
        FaultExplanation(
            .tableEmpty, "tableEmpty", "The table is empty.",
            causes: ["the first or last object of an empty table is asked for"],
            remedies: ["list the objects instead"]),
        FaultExplanation(
            .pageTooLarge, "pageTooLarge", "A page is larger than the service allows.",
            causes: ["more than 100 objects are asked for at once"],
            remedies: ["ask for several pages"]),
        FaultExplanation(
            .cacheValueTooLarge, "cacheValueTooLarge", "A value is too large for the cache.",
            causes: ["it takes more than 10240 bytes as JSON"],
            remedies: ["keep it in a table"]),
        FaultExplanation(
            .cacheTimeTooLong, "cacheTimeTooLong", "A value of the cache is to be kept too long.",
            causes: ["more than 7200 seconds"],
            remedies: ["ask for two hours at most", "keep it in a table"]),
        FaultExplanation(
            .counterTooLarge, "counterTooLarge", "A counter's number is too large.",
            causes: ["the result does not fit 64 bits"],
            remedies: ["reset the counter"]),
        FaultExplanation(
            .timestampInPast, "timestampInPast", "A time lies in the past.",
            causes: ["the time at which a value is to be forgotten is over"],
            remedies: ["give a time to come, in milliseconds since 1970"]),
        FaultExplanation(
            .wrongName, "wrongName", "A name holds characters that it may not.",
            causes: ["a name with spaces or signs"],
            remedies: ["use letters, digits and underscores, a letter first"]),
        FaultExplanation(
            .objectExists, "objectExists", "An object with this id exists.",
            causes: ["a new object was given the id of another"],
            remedies: ["leave the id out", "save the object instead"]),
        FaultExplanation(
            .requiredColumnNull, "requiredColumnNull", "A required property is null.",
            causes: ["the object lacks a property that its column requires"],
            remedies: ["give the property a value"]),
        FaultExplanation(
            .tooManyColumns, "tooManyColumns", "The table has as many columns as it may.",
            causes: ["objects whose property names are data"],
            remedies: ["put such data into one property"]),
    ]
}

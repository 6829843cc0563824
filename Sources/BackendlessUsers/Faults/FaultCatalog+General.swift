extension FaultCatalog {
    /// General and data codes.
    static let general: [FaultExplanation] = [
        FaultExplanation(
            .rateLimit, "rateLimit", "The limit of requests per second is reached.",
            causes: ["too many calls in a short time"],
            remedies: ["wait and call again", "make fewer calls", "raise the plan"]),
        FaultExplanation(
            .entityNotFound, "entityNotFound", "No entity has that id.",
            causes: ["the id is wrong", "the user was deleted"],
            remedies: ["check the objectId", "load the user by identity instead"]),
        FaultExplanation(
            .createThroughDataRefused, "createThroughDataRefused", "Users cannot be made through the data service.",
            causes: ["an old rule of the service"],
            remedies: ["register the user instead"]),
        FaultExplanation(
            .dataFailure, "dataFailure", "The data service could not do what was asked.",
            causes: ["a value does not suit its column", "an internal error"],
            remedies: ["check the values", "call again"]),
        FaultExplanation(
            .noCreatePermission, "noCreatePermission", "No permission to make objects in this table.",
            causes: ["the role of the session or key lacks it"],
            remedies: ["grant the permission in the console, Users table"]),
        FaultExplanation(
            .noUpdatePermission, "noUpdatePermission", "No permission to update objects in this table.",
            causes: ["the role of the session or key lacks it"],
            remedies: ["grant the permission in the console", "log in as another user"]),
        FaultExplanation(
            .noFindPermission, "noFindPermission", "No permission to read objects of this table.",
            causes: ["the role of the session or key lacks it"],
            remedies: ["grant the permission in the console", "log in as another user"]),
        FaultExplanation(
            .noDeletePermission, "noDeletePermission", "No permission to delete objects of this table.",
            causes: ["the role of the session or key lacks it"],
            remedies: ["grant the permission in the console"]),
        FaultExplanation(
            .noDescribePermission, "noDescribePermission", "No permission to read the schema of this table.",
            causes: ["the role of the session or key lacks it"],
            remedies: ["grant the permission in the console"]),
        FaultExplanation(
            .wrongCondition, "wrongCondition", "The condition of a query cannot be read.",
            causes: ["a name without quotes for its text", "an unknown operator", "a missing parenthesis"],
            remedies: ["put texts in single quotes", "double a quote within", "check names and operators"]),
        FaultExplanation(
            .noObjectDeletePermission, "noObjectDeletePermission", "No permission to delete this object.",
            causes: ["another user owns it"],
            remedies: ["log in as the owner", "grant the permission"]),
        FaultExplanation(
            .bulkUpdateOfSystemColumn, "bulkUpdateOfSystemColumn", "A bulk update cannot change system columns.",
            causes: ["the changes name objectId, created, updated or ownerId"],
            remedies: ["leave those columns out"]),
        FaultExplanation(
            .roleLacksOperation, "roleLacksOperation", "The role lacks the operation on this table.",
            causes: ["the role of the session or key lacks it"],
            remedies: ["grant the operation to the role in the console"]),
        FaultExplanation(
            .bulkUpsertOfSystemColumn, "bulkUpsertOfSystemColumn", "A bulk update cannot change system columns.",
            causes: ["the changes name a column that the service makes"],
            remedies: ["leave those columns out"]),
        FaultExplanation(
            .schemaOperationRefused, "schemaOperationRefused", "This operation on the schema of Users is refused.",
            causes: ["the column belongs to the service"],
            remedies: ["leave the column as it is"]),
        FaultExplanation(
            .duplicateValue, "duplicateValue", "A column that must be unique already has this value.",
            causes: ["another user has the value"],
            remedies: ["choose another value", "load the other user"]),
        FaultExplanation(
            .systemColumnUpdate, "systemColumnUpdate", "A system column cannot be changed.",
            causes: ["the changes name a column that the service makes"],
            remedies: ["leave that column out"]),
        FaultExplanation(
            .duplicateValueNamed, "duplicateValueNamed", "The named column must be unique and already has this value.",
            causes: ["another user has the value"],
            remedies: ["choose another value", "load the other user"]),
        FaultExplanation(
            .unknownColumn, "unknownColumn", "The table has no such column and dynamic schema is off.",
            causes: ["a misspelt property", "a column that was never made"],
            remedies: ["make the column in the console", "turn dynamic schema on"]),
    ]
}

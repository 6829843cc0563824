extension FaultCatalog {
    /// Codes of mail, requests and limits.
    static let request: [FaultExplanation] = [
        FaultExplanation(
            .emailNotConfigured, "emailNotConfigured", "The e-mail settings are missing.",
            causes: ["the application cannot send mail"],
            remedies: ["enter the e-mail settings in the console"]),
        FaultExplanation(
            .valueOutOfRange, "valueOutOfRange", "A value is out of range or too long.",
            causes: ["a text longer than its column, a number too large"],
            remedies: ["shorten the value", "enlarge the column"]),
        FaultExplanation(
            .requestDuplicate, "requestDuplicate", "The request gives something twice.",
            causes: ["a name occurs twice"],
            remedies: ["give it once"]),
        FaultExplanation(
            .requestUnparsable, "requestUnparsable", "The request cannot be read.",
            causes: ["the body is no JSON"],
            remedies: ["send JSON"]),
        FaultExplanation(
            .wrongDate, "wrongDate", "A date cannot be read.",
            causes: ["a text that is no date"],
            remedies: ["send milliseconds"]),
        FaultExplanation(
            .requestEmpty, "requestEmpty", "The request is empty.",
            causes: ["no body"],
            remedies: ["send a body"]),
        FaultExplanation(
            .requestNull, "requestNull", "The request holds null.",
            causes: ["null where a value must be"],
            remedies: ["give a value"]),
        FaultExplanation(
            .requestParameterMissing, "requestParameterMissing", "A parameter is missing.",
            causes: ["the call lacks it"],
            remedies: ["give the parameter"]),
        FaultExplanation(
            .invalidParameter, "invalidParameter", "A parameter has a value that is not allowed.",
            causes: ["a misspelt or unsuitable value"],
            remedies: ["check the value"]),
        FaultExplanation(
            .invalidParameterType, "invalidParameterType", "A parameter has the wrong type.",
            causes: ["text for a number, or the like"],
            remedies: ["convert the value"]),
        FaultExplanation(
            .invalidRequest, "invalidRequest", "The request is not valid.",
            causes: ["parts of it contradict each other"],
            remedies: ["check the request"]),
        FaultExplanation(
            .fieldMissing, "fieldMissing", "A field is missing.",
            causes: ["the body lacks it"],
            remedies: ["give the field"]),
        FaultExplanation(
            .callLimit, "callLimit", "The limit of API calls is reached.",
            causes: ["the plan's calls are used up"],
            remedies: ["wait", "raise the plan"]),
        FaultExplanation(
            .applicationBlocked, "applicationBlocked", "The application is blocked.",
            causes: ["the plan's limits were exceeded"],
            remedies: ["see the console"]),
    ]
}

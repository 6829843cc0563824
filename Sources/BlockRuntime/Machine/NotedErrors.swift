/// Errors of a run that its host is told of at the end.
struct NotedErrors {
    /// How many of a kind are kept.
    static let mostKept = 1_000

    var callbackErrors: [RuntimeError] = []
    var callbackErrorCount = 0
    var engineMessages: [String] = []
}

extension Machine {
    /// Errors that left callbacks the host started: the first 1,000.
    public var callbackErrors: [RuntimeError] { errors.callbackErrors }
    /// How many callbacks the host started ended in an error.
    public var callbackErrorCount: Int { errors.callbackErrorCount }
    /// Messages of language-level errors that were caught or ended the run, in order; the first 1,000, long ones cut.
    public var engineMessages: [String] { errors.engineMessages }
}

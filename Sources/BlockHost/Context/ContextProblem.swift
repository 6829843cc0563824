public import OrderedJSON

/// One thing that is wrong or doubtful in a context.
public struct ContextProblem: Hashable, Sendable {
    /// Whether the context cannot be used.
    public var isError: Bool
    /// Where: line and column in bytes, both 1-based.
    public var position: JSONPosition
    /// What is wrong: lower case, no full stop.
    public var message: String
    /// What to do next.
    public var hint: String?

    /// Makes a problem.
    public init(isError: Bool, position: JSONPosition, message: String, hint: String? = nil) {
        self.isError = isError
        self.position = position
        self.message = message
        self.hint = hint
    }
}

/// Says what is wrong with a context, place by place.
public struct RunContextError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as the user named it.
    public var file: String?
    /// What is wrong and what is doubtful, by place.
    public var problems: [ContextProblem]

    /// Makes an error of problems.
    public init(file: String? = nil, problems: [ContextProblem]) {
        self.file = file
        self.problems = problems
    }

    /// `file:line:column: error: message` of each problem.
    public var description: String {
        problems.map { problem in
            "\(file ?? "<context>"):\(problem.position): \(problem.isError ? "error" : "warning"): \(problem.message)"
                + (problem.hint.map { "\nhint: \($0)" } ?? "")
        }.joined(separator: "\n")
    }
}

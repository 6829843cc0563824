public import OrderedJSON

/// Says what is wrong with a fixture, place by place.
public struct UsersFixtureError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One thing that is wrong.
    public struct Problem: Hashable, Sendable {
        /// Where: line and column in bytes, both 1-based.
        public var position: JSONPosition
        /// What is wrong: lower case, no full stop.
        public var message: String
        /// What to do next.
        public var hint: String?

        /// Makes a problem.
        public init(position: JSONPosition, message: String, hint: String? = nil) {
            self.position = position
            self.message = message
            self.hint = hint
        }
    }

    /// The file as the user named it.
    public var file: String?
    /// What is wrong, by place; at most 100.
    public var problems: [Problem]

    /// Makes an error of problems.
    public init(file: String? = nil, problems: [Problem]) {
        self.file = file
        self.problems = problems
    }

    /// `file:line:column: error: message` and the hint of each problem.
    public var description: String {
        problems.map { problem in
            "\(file ?? "<users>"):\(problem.position): error: \(problem.message)" + (problem.hint.map { "\nhint: \($0)" } ?? "")
        }.joined(separator: "\n")
    }
}

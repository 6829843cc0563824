/// Says that a text is not JSON: what is wrong, where, and what to do about it.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as the user named it.
    public var file: String?
    /// 1-based line number.
    public var line: Int
    /// 1-based column, counted in bytes.
    public var column: Int
    /// What is wrong: lower case, no full stop.
    public var message: String
    /// What to do next.
    public var hint: String?

    /// Makes an error.
    public init(file: String? = nil, line: Int, column: Int, message: String, hint: String? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
    }

    /// `file:line:column: error: message`, then the hint.
    public var description: String {
        let place = "\(file ?? "<json>"):\(line):\(column): error: \(message)"
        return hint.map { "\(place)\nhint: \($0)" } ?? place
    }
}

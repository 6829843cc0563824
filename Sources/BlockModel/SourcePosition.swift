/// A place in a source text: where a start tag, a value or a fault was met.
public struct SourcePosition: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 1-based line number.
    public var line: Int32
    /// 1-based column, counted in bytes of the source as libxml2 counts them.
    public var column: Int32

    /// Makes a place from a 1-based line and column.
    public init(line: Int, column: Int) {
        self.line = Int32(clamping: line)
        self.column = Int32(clamping: column)
    }

    /// `line:column`.
    public var description: String { "\(line):\(column)" }

    /// Orders places as a reader meets them.
    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

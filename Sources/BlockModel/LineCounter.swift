/// Turns byte offsets into lines and columns, cheaply when the offsets only grow.
public struct LineCounter {
    private let bytes: UnsafeRawBufferPointer
    private var line = 1
    private var lineStart = 0
    /// Where the line ends: at its line feed, or with the text.
    private var lineEnd: Int

    /// Counts over a text that outlives the counter.
    public init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        lineEnd = bytes.firstOffset(of: 0x0A, in: bytes.indices) ?? bytes.count
    }

    /// The place of a 0-based byte offset; O(1) in the line of the last call, O(bytes between) behind it, from the start before it.
    public mutating func position(at offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        if offset < lineStart { self = LineCounter(bytes) }
        while offset > lineEnd {
            line += 1
            lineStart = lineEnd + 1
            lineEnd = bytes.firstOffset(of: 0x0A, in: lineStart..<bytes.count) ?? bytes.count
        }
        return SourcePosition(line: line, column: offset - lineStart + 1)
    }
}

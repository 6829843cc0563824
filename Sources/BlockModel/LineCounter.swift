/// Turns byte offsets into lines and columns, cheaply when the offsets only grow.
public struct LineCounter {
    private let bytes: UnsafeRawBufferPointer
    private var scanned = 0
    private var line = 1
    private var lineStart = 0

    /// Counts over a text that outlives the counter.
    public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// The place of a 0-based byte offset; O(bytes since the last call), or from the start when the offset is smaller.
    public mutating func position(at offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        if offset < scanned { self = LineCounter(bytes) }
        while let lineFeed = bytes.firstOffset(of: 0x0A, in: scanned..<offset) {
            scanned = lineFeed + 1
            line += 1
            lineStart = scanned
        }
        scanned = offset
        return SourcePosition(line: line, column: offset - lineStart + 1)
    }
}
